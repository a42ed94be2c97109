"""What surrounds the data: the code and its commit, the packages and their versions, the machine."""
