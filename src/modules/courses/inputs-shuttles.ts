import { z } from 'zod';
import { optional, plain, text } from '#kernel/field-inputs.ts';
import { mostShuttleStops, shuttlePayers, shuttleStates } from './contract-shuttles.ts';
import { price, whole } from './inputs.ts';

const stop = z.object({
  station: plain(200),
  name: plain(200),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  people: z.preprocess(
    (given) => (given === '' ? undefined : given),
    z.coerce
      .number('Bitte angeben, wie viele dort einsteigen.')
      .int('Bitte eine ganze Zahl angeben.')
      .min(1, 'Mindestens 1.')
      .max(60, 'Höchstens 60.'),
  ),
});

export const shuttleOfRunInput = z.object({ runId: z.uuid() });
export const saveShuttleInput = z
  .object({
    runId: z.uuid(),
    /** 0 where there is none yet. */
    version: z.number().int().min(0),
    stops: z.array(stop).max(mostShuttleStops, `Höchstens ${mostShuttleStops} Haltestellen: Mehr dauert zu lange.`),
    seats: optional(whole(60).pipe(z.number().min(1, 'Mindestens 1.'))),
    cost: price,
    payer: optional(z.enum(shuttlePayers, 'Bitte wählen, wer zahlt.')),
    operator: text(120),
    note: text(500),
    state: z.enum(shuttleStates, 'Bitte einen Stand wählen.'),
  })
  .superRefine((value, context) => {
    const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: path.split('.'), message });
    const stations = value.stops.map(({ station }) => station);
    for (const [index, station] of stations.entries())
      if (stations.indexOf(station) !== index) fault(`stops.${index}.station`, 'Diese Haltestelle steht schon da.');
    if (value.state !== 'planned' && value.state !== 'running') return;
    const people = value.stops.reduce((sum, entry) => sum + entry.people, 0);
    if (value.stops.length === 0) fault('stops.0.station', 'Eine Fahrt braucht wenigstens eine Haltestelle.');
    if (value.seats === null) fault('seats', 'Bitte angeben, wie viele Plätze es gibt.');
    else if (value.seats < people) fault('seats', `An den Haltestellen steigen ${people} ein: So viele Plätze braucht es.`);
    if (value.payer === null) fault('payer', 'Bitte angeben, wer zahlt.');
  });
