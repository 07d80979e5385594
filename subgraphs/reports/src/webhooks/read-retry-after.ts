/**
 * How long a receiver asks to be left alone (RFC 9110, 10.2.3: seconds, or a date), in milliseconds; undefined where it says
 * nothing, or nothing that can be read.
 */
export function readRetryAfter(header: string | readonly string[] | undefined, now: Date): number | undefined {
  if (typeof header !== 'string') return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const at = IMF_FIXDATE.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

/** The one form of a date that is sent (RFC 9110, 5.6.7); `Date.parse` reads many others. */
const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
