"""What providers accept: versions, schemas, and the bodies of a block with theirs."""
