"""Mail: what comes in by SMTP, what goes out through a relay."""
