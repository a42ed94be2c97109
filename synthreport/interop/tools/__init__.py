"""What generators, test suites and package managers write of their own work; read only."""
