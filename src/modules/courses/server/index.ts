/** The front door of the courses module: runs of courses and exams. */
export {
  addCourseRun,
  changeCourseRun,
  confirmCourseRun,
  listCourseRuns,
  readCourseRun,
  setCourseRunState,
} from './use-cases/course-runs.ts';
export { readPublicCourse, readPublicCourses } from './use-cases/public-courses.ts';
