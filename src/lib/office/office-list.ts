import { sheetOf, type Origin, type Register, type Sheet } from '#kernel/register.ts';

type Asked = { locals: App.Locals; url: URL; key: string };

/** A list of the office that can be downloaded. Its address is that of its page with `/tabelle.csv` or `/tabelle.xlsx` behind. */
export type OfficeList = {
  /** The page's folder below `verwaltung/[county]`; `[key]` or `[id]` is what the page is about. */
  page: string;
  load: (asked: Asked) => Promise<Sheet>;
};

type Rows<Row> = { register: Register<Row>; rows: readonly Row[]; name: string; subject?: string };
/** Reads a list with the same right and the same filters as its page. */
export const list = <Row>(page: string, read: (asked: Asked) => Promise<Rows<Row>>): OfficeList => ({
  page,
  load: async (asked) => {
    const { register, rows, name, subject = null } = await read(asked);
    const origin: Origin = { county: asked.locals.county!.slug, list: register.key, subject };
    return sheetOf({ register, rows, origin, name });
  },
});
