/** Name of the module's queue. */
export const readTimetableJob = 'mobility.read-timetable';
