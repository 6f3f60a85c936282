/** The front door of the courses module: runs of courses and exams, their seats, who waits for them and who needs one. */
export {
  addCourseRun,
  changeCourseRun,
  confirmCourseRun,
  listCourseRuns,
  readCourseRun,
  setCourseRunState,
} from './use-cases/course-runs.ts';
export { followUnits } from './use-cases/follow-units.ts';
export { answerFor, listWaiting, moveSeat, passOnSeats } from './use-cases/keep-seats.ts';
export { readHomesInNeed, readNeedCoverage } from './use-cases/need-coverage.ts';
export { changeCourseNeed, endCourseNeed, listCourseNeeds, readCourseNeed, reportCourseNeed } from './use-cases/needs.ts';
export { readPublicCourse, readPublicCourses } from './use-cases/public-courses.ts';
export { answerSeat, joinWaitingList, readOwnWaiting } from './use-cases/waiting.ts';
