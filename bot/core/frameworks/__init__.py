"""What a framework is: its values, its identity over time, how it is named, looked up, searched and compared."""
