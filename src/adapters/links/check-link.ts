import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { LinkAnswer } from '#kernel/links.ts';

/** Networks that no page of the public lies in: whoever links there would have the server look into the house. */
const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(net, bits, 'ipv6');

/** An address of the inner networks, in every way of writing it, IPv4 in IPv6 too. */
export const isInner = (address: string): boolean => inner.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

class InnerAddress extends Error {}

/** Looks up a name and refuses inner addresses at the very moment of connecting: a name cannot change in between. */
const outerLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    if (found.length === 0 || found.some(({ address }) => isInner(address))) return callback(new InnerAddress(), '', 0);
    if (options.all) return callback(null, found);
    return callback(null, found[0]!.address, found[0]!.family);
  });
};

const mostRedirects = 5;
/** Servers that know no HEAD answer with these; a GET tells. */
const asksAgain = new Set([400, 401, 403, 404, 405, 406, 410, 429, 500, 501, 502, 503]);
/** The page is there, and is not shown to a machine. */
const behindDoor = new Set([401, 402, 403, 406, 407, 429, 451, 999]);

type Limits = {
  timeoutMs?: number;
  /** Between two requests to the same host. */
  pauseMs?: number;
  /** For tests on loopback alone. */
  allowInner?: boolean;
};

/** Looks whether addresses of the web are still there: one after the other, politely, and never inside the own network. */
export function createLinkChecker(limits: Limits = {}): (url: string) => Promise<LinkAnswer> {
  const { timeoutMs = 10_000, pauseMs = 1_000, allowInner = false } = limits;
  const lastAsked = new Map<string, number>();

  const ask = async (url: URL, method: 'HEAD' | 'GET'): Promise<{ status: number; location: string | null }> => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // An address in figures is not looked up, so it is judged here.
    if (!allowInner && isIP(host) !== 0 && isInner(host)) throw new InnerAddress();
    const wait = (lastAsked.get(url.host) ?? 0) + pauseMs - performance.now();
    if (lastAsked.has(url.host) && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    lastAsked.set(url.host, performance.now());
    return new Promise((resolve, reject) => {
      const request = (url.protocol === 'https:' ? https : http).request(url, {
        method,
        agent: false,
        ...(allowInner ? {} : { lookup: outerLookup }),
        // The whole answer's head, not each of its bytes: a server that drips never ends otherwise.
        signal: AbortSignal.timeout(timeoutMs),
        maxHeaderSize: 32 * 1024,
        headers: { 'user-agent': 'Kreislotse link check', accept: 'text/html,*/*;q=0.5' },
      });
      request.once('response', (response) => {
        response.on('error', () => undefined);
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null });
        // Nobody reads the body.
        request.destroy();
      });
      request.once('error', reject);
      request.end();
    });
  };

  const askTwice = async (url: URL) => {
    try {
      const head = await ask(url, 'HEAD');
      return asksAgain.has(head.status) ? await ask(url, 'GET') : head;
    } catch (error) {
      // Some servers break off a HEAD; a slow or forbidden one is not asked again.
      if (error instanceof InnerAddress || !['garbage', 'failed'].includes(faultOf(error))) throw error;
      return ask(url, 'GET');
    }
  };

  return async (given) => {
    let url = new URL(given);
    url.hash = '';
    let forGood = true;
    const seen = new Set<string>();
    try {
      for (let step = 0; step <= mostRedirects; step += 1) {
        if (seen.has(url.href)) return { state: 'broken', code: 'loop' };
        seen.add(url.href);
        const { status, location } = await askTwice(url);
        if (status >= 300 && status < 400 && location !== null && status !== 304) {
          if (!URL.canParse(location, url)) return { state: 'broken', code: 'garbage' };
          forGood &&= status === 301 || status === 308;
          url = new URL(location, url);
          if (!['http:', 'https:'].includes(url.protocol)) return { state: 'broken', code: 'garbage' };
          continue;
        }
        if (status < 200 || (status >= 400 && !behindDoor.has(status))) return { state: 'broken', code: String(status) };
        return step > 0 && forGood ? { state: 'moved', to: url.href } : { state: 'ok' };
      }
      return { state: 'broken', code: 'loop' };
    } catch (error) {
      return { state: 'broken', code: faultOf(error) };
    }
  };
}

function faultOf(error: unknown): string {
  if (error instanceof InnerAddress) return 'private';
  const { name, code = '' } = error as { name?: string; code?: string };
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'no-host';
  if (code === 'ECONNREFUSED') return 'refused';
  if (/CERT|TLS|SSL/.test(code) || code === 'EPROTO') return 'tls';
  if (code.startsWith('HPE_')) return 'garbage';
  return 'failed';
}
