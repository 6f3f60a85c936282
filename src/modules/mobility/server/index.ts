/** The front door of the mobility module: timetables, and what they reach. */
export { compareVenues, drawReach, moveStart, reach } from './use-cases/reach.ts';
export { addSchoolHoliday, removeSchoolHoliday } from './use-cases/school-holidays.ts';
export { beginTimetable, cancelTimetable, finishTimetable, readMobility, receiveTimetable } from './use-cases/timetables.ts';
export { hasTimetable, listStations, wayTo, waysTo } from './use-cases/ways.ts';
