export interface Order {
  id: number;
  payload: unknown;
}

export type Answer = { id: number; ok: true; result: unknown } | { id: number; ok: false; name: string; message: string };
