"""The house on one machine: engines, services and the front door, started and stopped together."""
