import { eq } from 'drizzle-orm';
import { conflict, invalidField, notFound } from '#kernel/errors.ts';
import { ok } from '#kernel/result.ts';
import { useCase } from '#kernel/use-case.ts';
import { sectionKindsOf } from '../../contract.ts';
import { saveSectionsInput } from '../../inputs.ts';
import { policy } from '../policy.ts';
import { report } from '../schema.ts';
import { lockReport } from '../store.ts';

/** Saves order, choice and introductions of all sections of a draft. Who saves over another's work is told so. */
export const saveSections = useCase({
  name: 'reporting.save-sections',
  action: 'reporting.edit',
  policy,
  mode: 'write',
  input: saveSectionsInput,
  load: async ({ tx, input }) => {
    const row = await lockReport(tx, input.reportId);
    return row ? ok({ loaded: row }) : notFound('Diesen Bericht');
  },
  run: async ({ tx, input, loaded: row, audit }) => {
    if (row.state === 'frozen') return conflict('already-frozen', 'Dieser Bericht ist eingefroren und ändert sich nicht mehr.');
    if (row.version !== input.version) {
      return conflict(
        'changed-meanwhile',
        'Jemand anderes hat den Bericht inzwischen geändert. Laden Sie die Seite neu; Ihre Eingaben stehen noch hier.',
      );
    }
    const known = sectionKindsOf[row.kind];
    // A draft keeps the sections with which it was made: one that was added to the house since is in no older draft.
    if (input.sections.length !== row.sections.length || input.sections.some(({ kind }) => !known.includes(kind))) {
      return invalidField('sections', 'Es fehlen Abschnitte, oder einer gehört nicht in diesen Bericht.', 'other-sections');
    }
    await tx
      .update(report)
      .set({ sections: input.sections, version: row.version + 1 })
      .where(eq(report.id, row.id));
    audit({
      subjectType: 'report',
      subjectId: row.id,
      summary: `Abschnitte des Berichts „${row.title}“ gespeichert`,
      fields: { sections: { before: printed(row.sections), after: printed(input.sections) } },
    });
    return ok({ version: row.version + 1 });
  },
});

const printed = (sections: readonly { kind: string; included: boolean }[]): string[] =>
  sections.filter((section) => section.included).map((section) => section.kind);
