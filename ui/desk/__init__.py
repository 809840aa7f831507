"""The desk: what people see on a shared laptop, one after another."""
