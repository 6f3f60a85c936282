/**
 * Whether an address is on one of the hosts that whoever runs this has named.
 * @param hosts names, `.example` for all below a name, by https alone; a whole origin (`http://127.0.0.1:1`) stands for itself
 * @returns the address, read; null for what is not allowed, and for what carries a name or password
 */
export function allowedAddress(input: { address: string; hosts: readonly string[] }): URL | null {
  const { address, hosts } = input;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return null;
  const { origin, protocol, hostname } = url;
  const isAllowed = hosts.some((host) =>
    host.includes('://')
      ? origin === host
      : protocol === 'https:' && (host.startsWith('.') ? hostname.endsWith(host) : hostname === host),
  );
  return isAllowed ? url : null;
}
