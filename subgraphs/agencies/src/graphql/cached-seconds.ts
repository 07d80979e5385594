/**
 * How long the gateway keeps an entry of the registry at most. It hears of every change within milliseconds; this is for the
 * day on which the log is held up.
 */
export const CACHED_SECONDS = 300;
