"""Dataset cards of the Hugging Face Hub."""
