/** The front door of the courses module: runs of courses and exams, their seats and who waits for them. */
export {
  addCourseRun,
  changeCourseRun,
  confirmCourseRun,
  listCourseRuns,
  readCourseRun,
  setCourseRunState,
} from './use-cases/course-runs.ts';
export { answerFor, listWaiting, moveSeat, passOnSeats } from './use-cases/keep-seats.ts';
export { readPublicCourse, readPublicCourses } from './use-cases/public-courses.ts';
export { answerSeat, joinWaitingList, readOwnWaiting } from './use-cases/waiting.ts';
