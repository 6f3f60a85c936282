import type { DocumentLabels } from '#kernel/document.ts';
import type { Language } from '#lib/languages.ts';
import { m } from '#lib/paraglide/messages.js';

/** Words that the layout of sheets prints by itself. */
export const sheetLabels = (locale: Language): DocumentLabels => ({
  contents: m.events_pdf_contents({}, { locale }),
  page: m.events_pdf_page({ page: '{page}', pages: '{pages}' }, { locale }),
  table: m.events_pdf_table({}, { locale }),
  figure: m.events_pdf_figure({}, { locale }),
  source: m.events_pdf_source({}, { locale }),
  period: m.events_pdf_period({}, { locale }),
  date: m.events_pdf_date({}, { locale }),
  author: m.events_pdf_author({}, { locale }),
  draft: '',
  imprint: m.events_pdf_imprint({}, { locale }),
  permanentAddress: m.events_pdf_address({}, { locale }),
  contentHash: m.events_pdf_hash({}, { locale }),
  asTable: m.events_pdf_table({}, { locale }),
});
