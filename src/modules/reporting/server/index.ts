/** The front door of the reporting module: its use cases and what they give. */
export { changeReport } from './use-cases/change-report.ts';
export { createReport } from './use-cases/create-report.ts';
export { deleteDraft } from './use-cases/delete-draft.ts';
export { freezeReport } from './use-cases/freeze-report.ts';
export { listReports } from './use-cases/list-reports.ts';
export { previewReport } from './use-cases/preview-report.ts';
export { listPublicReports, readPublicReport } from './use-cases/public-reports.ts';
export { readReport } from './use-cases/read-report.ts';
export { renderReportPdf, type ReportPdf } from './use-cases/render-report-pdf.ts';
export { saveSections } from './use-cases/save-sections.ts';
export { readSharedDraft, revokeShare, shareDraft } from './use-cases/shares.ts';
export { prepareCommitteePaper, recordPaper } from './use-cases/committee-paper.ts';
export { renderReportDocx } from './use-cases/render-report-docx.ts';
