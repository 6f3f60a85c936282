/** What goes wrong, as Integreat says it: `{"error": …}` with 400, 404 or 405. Thrown and caught within the interface. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`refused with ${status}`);
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
  }
}
const refused = (status: number, error: string): Refusal => new Refusal(status, { error });

export const badRequest = (error: string): Refusal => refused(400, error);
export const unknown = (error = 'Not found.'): Refusal => refused(404, error);
export const wrongMethod = (): Refusal => refused(405, 'Invalid request.');
export const needsToken = (): Refusal => refused(401, 'Authentication credentials were not provided.');
export const wrongToken = (): Refusal => refused(403, 'You do not have permission to perform this action.');
export const noChat = (): Refusal => refused(503, 'No chat server is configured for your region.');
export const unavailable = (error: string): Refusal => refused(503, error);
