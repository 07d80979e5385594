const SHOWN_DIGITS = 4;

/** `1872015708900001` → `************0001`: the serial alone; neither where nor when somebody was born. */
export function maskNik(nik: string): string {
  return `${'*'.repeat(Math.max(0, nik.length - SHOWN_DIGITS))}${nik.slice(-SHOWN_DIGITS)}`;
}
