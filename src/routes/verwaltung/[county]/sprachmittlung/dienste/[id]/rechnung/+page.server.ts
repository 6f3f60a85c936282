import { fail, redirect } from '@sveltejs/kit';
import { loadService } from '#lib/office/load-services.ts';
import { officePaths } from '#lib/paths.ts';
import { failure, textOf, valueOrError, type FormProblem } from '#lib/server/answers.ts';
import { spokenName } from '#modules/interpreting/contract-languages.ts';
import {
  invoiceFields,
  type InvoiceColumns,
  type InvoicePlan,
  type InvoiceTable,
} from '#modules/interpreting/contract-services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const service = await loadService(locals, params.id);
  const { users, occasions } = valueOrError(
    await locals.app.interpreting.listServiceUsers(locals.ctx, { serviceId: service.id }),
  );
  return {
    service,
    users: users.map(({ key, name }) => ({ value: key, label: name })),
    occasions: occasions.map(({ key, label }) => ({ value: key, label })),
    limitMib: Math.round(locals.app.config.uploadBytes / 1024 / 1024),
  };
};

type Typed = { table: InvoiceTable; columns: InvoiceColumns; invoice: string; occasion: string; user: string };
const nothing: Typed = {
  table: { header: [], rows: [] },
  columns: { day: -1, language: -1, minutes: -1, cents: -1, user: -1, reference: -1 },
  ...{ invoice: '', occasion: '', user: '' },
};
const told = (plan: InvoicePlan) => ({
  ...plan,
  fresh: plan.fresh.map((line) => ({ ...line, languageName: spokenName({ tag: line.language }) })),
});
type Answer = { problem?: FormProblem; input: Typed; plan: ReturnType<typeof told> | null };
const answer = (given: Answer): Answer => given;

function read(form: FormData): Typed {
  let table: InvoiceTable = nothing.table;
  try {
    table = JSON.parse(textOf(form, 'table') ?? '') as InvoiceTable;
  } catch {
    // What was no table is an empty one: the use case says that it has nothing to read.
  }
  return {
    table,
    columns: Object.fromEntries(
      invoiceFields.map((field) => [field, Number(textOf(form, `columns.${field}`) ?? -1)]),
    ) as InvoiceColumns,
    invoice: textOf(form, 'invoice') ?? '',
    occasion: textOf(form, 'occasion') ?? '',
    user: textOf(form, 'user') ?? '',
  };
}

export const actions: Actions = {
  hochladen: async ({ locals }) => {
    const { upload } = locals;
    if (upload === null || 'error' in upload) {
      const large = upload !== null && upload.error === 'too-large';
      const message = large ? 'Diese Datei ist zu groß.' : 'Bitte wählen Sie erst eine Datei aus.';
      return fail(
        422,
        answer({ problem: { message, code: 'missing', errors: [{ id: 'datei', message }] }, input: nothing, plan: null }),
      );
    }
    const result = await locals.app.interpreting.readInvoiceFile(locals.ctx, {
      path: locals.ctx.files.path(upload.sha256),
      name: upload.name,
    });
    if (!result.ok) {
      const { status, data } = failure(result, nothing);
      return fail(status, answer({ ...data, plan: null }));
    }
    return answer({ input: { ...nothing, ...result.value }, plan: null });
  },
  pruefen: async ({ locals, params, request }) => {
    const typed = read(await request.formData());
    const result = await locals.app.interpreting.checkInvoice(locals.ctx, {
      ...typed,
      user: typed.user || null,
      serviceId: params.id,
    });
    if (result.ok) return answer({ input: typed, plan: told(result.value) });
    const { status, data } = failure(result, typed);
    return fail(status, answer({ ...data, plan: null }));
  },
  uebernehmen: async ({ locals, params, request }) => {
    const typed = read(await request.formData());
    const result = await locals.app.interpreting.takeInvoice(locals.ctx, {
      ...typed,
      user: typed.user || null,
      serviceId: params.id,
    });
    if (result.ok)
      redirect(303, `${officePaths(locals.county!.slug).languageService(params.id)}?gespeichert=sprachdienstrechnung`);
    const { status, data } = failure(result, typed);
    return fail(status, answer({ ...data, plan: null }));
  },
};
