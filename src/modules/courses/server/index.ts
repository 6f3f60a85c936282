/** The front door of the courses module: runs of courses and exams, their seats, who waits for them and who needs one. */
export {
  addCourseRun,
  changeCourseRun,
  confirmCourseRun,
  listCourseRuns,
  readCourseRun,
  setCourseRunState,
} from './use-cases/course-runs.ts';
export {
  addSkillsAssessment,
  changeSkillsAssessment,
  confirmSkillsAssessment,
  listSkillsAssessments,
  readAssessmentMatrix,
  readPublicAssessments,
  readSkillsAssessment,
} from './use-cases/assessments.ts';
export { answerAssessmentByLink, readAssessmentByLink, reviewAssessments } from './use-cases/review-assessments.ts';
export { answerByLink, readInquiryByLink } from './use-cases/answer-by-link.ts';
export { keepAsking } from './use-cases/ask-each-quarter.ts';
export { followUnits } from './use-cases/follow-units.ts';
export {
  answerInquiry,
  closeInquiry,
  listInquiries,
  listProviders,
  readAnnounced,
  readAnswer,
  readInquiry,
  remindProviders,
  startInquiry,
} from './use-cases/inquiries.ts';
export { answerFor, listWaiting, moveSeat, passOnSeats } from './use-cases/keep-seats.ts';
export { readMeetingByLink, remindOfMeetings, replyByLink } from './use-cases/meeting-by-link.ts';
export {
  addLanguageMeeting,
  addMeetingTask,
  cancelMeeting,
  changeLanguageMeeting,
  inviteToMeeting,
  keepMinutes,
  listLanguageMeetings,
  readLanguageMeeting,
  turnMeetingTask,
} from './use-cases/meetings.ts';
export { readHomesInNeed, readNeedCoverage } from './use-cases/need-coverage.ts';
export { changeCourseNeed, endCourseNeed, listCourseNeeds, readCourseNeed, reportCourseNeed } from './use-cases/needs.ts';
export { readPublicCourse, readPublicCourses } from './use-cases/public-courses.ts';
export { renderStampPass } from './use-cases/render-stamp-pass.ts';
export { askAboutRun, reviewRuns } from './use-cases/review-runs.ts';
export { changeRunByLink, confirmRunByLink, readRunByLink } from './use-cases/run-by-link.ts';
export { listShuttles, readShuttle, saveShuttle } from './use-cases/shuttles.ts';
export { issueStamp, readStampFigures, readStampKeys, renewStampKey } from './use-cases/stamps.ts';
export { answerSeat, joinWaitingList, readOwnWaiting } from './use-cases/waiting.ts';
export { addRide, listRides, readPublicRides, removeRide } from './use-cases/rides.ts';
