import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import { isLoopback, isRefusedAddress } from './refused-address.js';

/** A name stands for an address that is not of the public internet, or is such an address itself. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Looks names up for a connection that may go to the public internet alone. The addresses that it gives are the ones
 * that are dialled: what the name stands for a moment later (DNS rebinding) changes nothing. One refused address among
 * several refuses the name.
 */
export function guardedLookup(isAllowed: (address: string) => boolean, resolve: typeof lookup = lookup) {
  return (hostname: string, options: LookupOptions, callback: LookupCallback): void => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address))) return callback(new AddressRefusedError(), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Which addresses may be dialled: the public internet by https, and where it is set this machine by either. */
export function allowedAddresses(protocol: string, allowLoopback: boolean): (address: string) => boolean {
  return (address) => (protocol === 'https:' && !isRefusedAddress(address)) || (allowLoopback && isLoopback(address));
}

/** Whether a host that is written as an address may be dialled: no name is looked up for it. */
export function isAllowedHost(hostname: string, isAllowed: (address: string) => boolean): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 || isAllowed(address);
}
