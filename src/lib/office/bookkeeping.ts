import type { Column } from '#kernel/register.ts';

/** The last columns of a list that is read in again: the state of a row, and which row it is. */
export const bookkeeping = <Row>(of: { version: (row: Row) => string | number; id: (row: Row) => string }): Column<Row>[] => [
  { key: 'version', german: 'Fassung', english: 'Version', kind: 'code', value: of.version },
  { key: 'id', german: 'Kennung', english: 'Id', also: ['Identifier'], kind: 'id', value: of.id },
];
