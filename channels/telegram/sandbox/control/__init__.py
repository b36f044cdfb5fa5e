"""What tests and the try-out page do to the sandbox: people, groups, faults and the clock."""
