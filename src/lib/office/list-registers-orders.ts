import type { Register } from '#kernel/register.ts';
import { languageName } from '#modules/materials/contract.ts';
import {
  bookingReasonWords,
  type BookingView,
  type KitView,
  type PrintLine,
  type StockView,
  printEditionWords,
} from '#modules/materials/contract-kits.ts';
import {
  orderStateWords,
  priceUnitWords,
  type ContractView,
  type DemandView,
  type OrderView,
} from '#modules/materials/contract-orders.ts';
import { residentsWords } from './order-form.ts';

const euros = (cents: number | null): number | null => (cents === null ? null : cents / 100);

export const demand: Register<DemandView> = {
  key: 'sprachbedarf',
  title: 'Bedarf nach Sprachen',
  columns: [
    { key: 'language', german: 'Sprache', english: 'Language', kind: 'text', value: (row) => languageName(row.language) },
    { key: 'residents', german: 'Menschen', english: 'Residents', kind: 'text', value: residentsWords },
    { key: 'year', german: 'Jahr', english: 'Year', kind: 'number', value: (row) => row.year },
    { key: 'source', german: 'Quelle', english: 'Source', kind: 'text', value: (row) => row.source },
    { key: 'current', german: 'Aktuell', english: 'Current', kind: 'number', value: (row) => row.current },
    { key: 'outdated', german: 'Älter', english: 'Outdated', kind: 'number', value: (row) => row.outdated },
    { key: 'ordered', german: 'Bestellt', english: 'Ordered', kind: 'number', value: (row) => row.ordered },
    { key: 'missing', german: 'Fehlt', english: 'Missing', kind: 'number', value: (row) => row.missing },
  ],
};

export const orders: Register<OrderView> = {
  key: 'auftraege-uebersetzung',
  title: 'Übersetzungsaufträge',
  columns: [
    { key: 'material', german: 'Material', english: 'Material', kind: 'text', value: (row) => row.material.title },
    { key: 'language', german: 'Sprache', english: 'Language', kind: 'text', value: (row) => languageName(row.language) },
    { key: 'contract', german: 'Rahmenvertrag', english: 'Contract', kind: 'text', value: (row) => row.contract.name },
    { key: 'agency', german: 'Büro', english: 'Agency', kind: 'text', value: (row) => row.contract.agency },
    { key: 'quantity', german: 'Umfang', english: 'Quantity', kind: 'number', value: (row) => row.quantity },
    {
      key: 'unit',
      german: 'Einheit',
      english: 'Unit',
      kind: 'text',
      value: (row) => priceUnitWords[row.contract.unit].many,
    },
    { key: 'price', german: 'Preis netto', english: 'Net price', unit: 'Euro', kind: 'number', value: (row) => euros(row.price) },
    { key: 'ordered', german: 'Bestellt am', english: 'Ordered on', kind: 'day', value: (row) => row.orderedOn },
    { key: 'due', german: 'Frist', english: 'Due', kind: 'day', value: (row) => row.due },
    { key: 'delivered', german: 'Geliefert am', english: 'Delivered on', kind: 'day', value: (row) => row.deliveredOn },
    { key: 'accepted', german: 'Abgenommen am', english: 'Accepted on', kind: 'day', value: (row) => row.acceptedOn },
    { key: 'state', german: 'Stand', english: 'State', kind: 'choice', choices: orderStateWords, value: (row) => row.state },
    { key: 'note', german: 'Bemerkung', english: 'Note', kind: 'text', value: (row) => row.note },
  ],
};

export const contracts: Register<ContractView> = {
  key: 'rahmenvertraege',
  title: 'Rahmenverträge für Übersetzungen',
  columns: [
    { key: 'name', german: 'Vertrag', english: 'Contract', kind: 'text', value: (row) => row.name },
    { key: 'agency', german: 'Büro', english: 'Agency', kind: 'text', value: (row) => row.agency },
    { key: 'number', german: 'Aktenzeichen', english: 'Number', kind: 'text', value: (row) => row.number },
    { key: 'mail', german: 'E-Mail', english: 'Mail', kind: 'text', value: (row) => row.mail },
    { key: 'unit', german: 'Abgerechnet nach', english: 'Unit', kind: 'text', value: (row) => priceUnitWords[row.unit].many },
    { key: 'price', german: 'Preis netto', english: 'Net price', unit: 'Euro', kind: 'number', value: (row) => row.price / 1000 },
    {
      key: 'minimum',
      german: 'Mindestens',
      english: 'Minimum',
      unit: 'Euro',
      kind: 'number',
      value: (row) => euros(row.minimum),
    },
    { key: 'ceiling', german: 'Höchstens', english: 'Ceiling', unit: 'Euro', kind: 'number', value: (row) => euros(row.ceiling) },
    { key: 'used', german: 'Abgerufen', english: 'Used', unit: 'Euro', kind: 'number', value: (row) => euros(row.used) },
    { key: 'from', german: 'Gilt ab', english: 'Valid from', kind: 'day', value: (row) => row.validFrom },
    { key: 'to', german: 'Gilt bis', english: 'Valid to', kind: 'day', value: (row) => row.validTo },
  ],
};

export const kits: Register<KitView> = {
  key: 'willkommenstaschen',
  title: 'Willkommenstaschen',
  columns: [
    { key: 'title', german: 'Tasche', english: 'Kit', kind: 'text', value: (row) => row.title },
    { key: 'group', german: 'Für', english: 'For', kind: 'text', value: (row) => row.targetGroup },
    {
      key: 'parts',
      german: 'Inhalt',
      english: 'Parts',
      kind: 'list',
      value: (row) => row.parts.map((part) => `${part.perBag} × ${part.material?.title ?? part.giveAway}`),
    },
    { key: 'wanted', german: 'Gewünscht', english: 'Wanted', kind: 'number', value: (row) => row.wanted },
    { key: 'out', german: 'Ausgegeben', english: 'Handed out', kind: 'number', value: (row) => row.handedOut },
    { key: 'unit', german: 'Stelle', english: 'Unit', kind: 'text', value: (row) => row.unit?.name ?? null },
  ],
};

export const printLines: Register<PrintLine> = {
  key: 'druckliste',
  title: 'Druckliste',
  columns: [
    { key: 'what', german: 'Inhalt', english: 'Part', kind: 'text', value: (row) => row.what },
    {
      key: 'language',
      german: 'Sprache',
      english: 'Language',
      kind: 'text',
      value: (row) => (row.language === null ? null : languageName(row.language)),
    },
    { key: 'edition', german: 'Fassung', english: 'Edition', kind: 'text', value: (row) => printEditionWords[row.edition] },
    { key: 'needed', german: 'Gebraucht', english: 'Needed', kind: 'number', value: (row) => row.needed },
    { key: 'stock', german: 'Vorhanden', english: 'Stock', kind: 'number', value: (row) => row.stock },
    { key: 'missing', german: 'Zu drucken oder zu besorgen', english: 'To print', kind: 'number', value: (row) => row.missing },
  ],
};

export const stock: Register<StockView> = {
  key: 'bestand',
  title: 'Bestand',
  columns: [
    { key: 'name', german: 'Was', english: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'count', german: 'Vorhanden', english: 'Count', kind: 'number', value: (row) => row.count },
    { key: 'minimum', german: 'Mindestens', english: 'Minimum', kind: 'number', value: (row) => row.minimum },
    { key: 'unit', german: 'Stelle', english: 'Unit', kind: 'text', value: (row) => row.unit?.name ?? null },
  ],
};

export const bookings: Register<BookingView> = {
  key: 'buchungen',
  title: 'Buchungen',
  columns: [
    { key: 'day', german: 'Tag', english: 'Day', kind: 'day', value: (row) => row.day },
    { key: 'change', german: 'Veränderung', english: 'Change', kind: 'number', value: (row) => row.change },
    {
      key: 'reason',
      german: 'Grund',
      english: 'Reason',
      kind: 'choice',
      choices: bookingReasonWords,
      value: (row) => row.reason,
    },
    { key: 'note', german: 'Bemerkung', english: 'Note', kind: 'text', value: (row) => row.note },
  ],
};
