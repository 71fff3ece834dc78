"""What may be refused of tasks, calls and contact points, and how their clocks go. Pure."""
