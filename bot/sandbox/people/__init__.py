"""What people do, on the page or in a test, and the client that does it over HTTP."""
