"""The dialect of framework files: what a file says, part by part, as a framework or as findings."""
