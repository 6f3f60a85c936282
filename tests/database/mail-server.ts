import type { AddressInfo } from 'node:net';

/** What is used of `smtp-server`, which brings no types. */
type SmtpServer = {
  server: { address: () => AddressInfo };
  listen: (port: number, host: string, ready: () => void) => void;
  close: (done: () => void) => void;
};

/** A real mail server on loopback that keeps what it is given, as it came. */
export async function startMailServer(): Promise<{ url: string; received: readonly string[]; close: () => Promise<void> }> {
  const received: string[] = [];
  const module = (await import('smtp-server' as string)) as { SMTPServer: new (settings: object) => SmtpServer };
  const server = new module.SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream: AsyncIterable<Buffer>, _session: unknown, done: () => void) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        received.push(Buffer.concat(chunks).toString('utf8'));
        done();
      })();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    received,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
