# Scale in at night.
