/** The front door of the reporting module. */
