import type { LookupFunction } from 'node:net';
import { getCACertificates } from 'node:tls';
import { Agent, buildConnector, request } from 'undici';
import type { DeliveryOutcome } from '../domain/webhook/webhook.js';
import { AddressRefusedError, allowedAddresses, guardedLookup, isAllowedHost } from './guarded-connector.js';
import { readRetryAfter } from './read-retry-after.js';

export interface PosterOptions {
  /** For one delivery from the name's look-up to the answer's status. */
  readonly timeoutMs: number;
  /** Whether receivers on this machine are dialled, by http too. For development and tests. */
  readonly allowLoopback: boolean;
  /** Certificates, in PEM, of who signs for receivers besides those that the runtime trusts. */
  readonly ca?: string | undefined;
}

/** Sends signed events to receivers. */
export interface Poster extends PosterOptions {
  post(url: string, headers: Readonly<Record<string, string>>, body: string, stopped: AbortSignal): Promise<DeliveryOutcome>;
  stop(): Promise<void>;
}

const OWN_HEADERS = { 'content-type': 'application/json', 'user-agent': 'LAPOR-Webhooks/1' };
/** Of an answer's body so much is read and thrown away, for so long; then the connection goes instead. */
const BODY_LIMIT = 4_096;
const BODY_MS = 1_000;
const MAX_HEADER_SIZE = 16_384;
const GONE = 410;
/** OpenSSL's reasons against a certificate (X509_V_ERR_…) as Node names them, and its own for one of another name. */
const UNTRUSTED = /^(ERR_TLS_)?CERT_|SELF_SIGNED_CERT|^UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|^INVALID_(CA|PURPOSE)$/;

/** A sender that follows no redirect, goes through no proxy, and dials no address that is not allowed. */
export function createPoster({ timeoutMs, allowLoopback, ca }: PosterOptions): Poster {
  const trusted = ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] };
  const connectorFor = (protocol: string) => {
    const isAllowed = allowedAddresses(protocol, allowLoopback);
    const lookup = guardedLookup(isAllowed) as LookupFunction;
    const connect = buildConnector({ timeout: timeoutMs, lookup, ...trusted });
    return (options: buildConnector.Options, callback: buildConnector.Callback) =>
      isAllowedHost(options.hostname, isAllowed) ? connect(options, callback) : callback(new AddressRefusedError(), null);
  };
  const connectors = { 'http:': connectorFor('http:'), 'https:': connectorFor('https:') };
  const agent = new Agent({
    connect: (options, callback) => connectors[options.protocol === 'https:' ? 'https:' : 'http:'](options, callback),
    headersTimeout: timeoutMs,
    maxHeaderSize: MAX_HEADER_SIZE,
  });

  return {
    timeoutMs,
    allowLoopback,
    async post(url, headers, body, stopped) {
      const late = AbortSignal.timeout(timeoutMs);
      const signal = AbortSignal.any([stopped, late]);
      try {
        const answer = await request(url, { method: 'POST', headers: { ...OWN_HEADERS, ...headers }, body, dispatcher: agent, signal });
        await answer.body.dump({ limit: BODY_LIMIT, signal: AbortSignal.timeout(BODY_MS) }).catch(() => undefined);
        return outcomeOf(answer.statusCode, readRetryAfter(answer.headers['retry-after'], new Date()));
      } catch (error) {
        if (stopped.aborted) return { kind: 'STOPPED' };
        return { kind: 'FAILED', code: late.aborted ? 'TIMEOUT' : failureOf(error), status: null };
      }
    },
    stop: () => agent.destroy(),
  };
}

function outcomeOf(status: number, retryAfterMs: number | undefined): DeliveryOutcome {
  if (status >= 200 && status < 300) return { kind: 'DELIVERED' };
  return status === GONE ? { kind: 'GONE', status } : { kind: 'FAILED', code: 'STATUS', status, retryAfterMs };
}

function failureOf(error: unknown) {
  if (error instanceof AddressRefusedError) return 'ADDRESS_REFUSED';
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string') return 'CONNECTION_FAILED';
  if (UNTRUSTED.test(code)) return 'CERTIFICATE_REFUSED';
  return code.includes('TIMEOUT') || code === 'ETIMEDOUT' ? 'TIMEOUT' : 'CONNECTION_FAILED';
}
