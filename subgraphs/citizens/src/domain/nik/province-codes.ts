/**
 * The Kemendagri codes of the 38 provinces (Kepmendagri 300.2.2-2138/2025). They are written here and not asked of the
 * agencies subgraph: a registration must not fail because another process is down, and a province is made by law.
 */
export const PROVINCE_CODES: ReadonlySet<string> = new Set([
  ...['11', '12', '13', '14', '15', '16', '17', '18', '19', '21'], // Sumatera
  ...['31', '32', '33', '34', '35', '36'], // Jawa
  ...['51', '52', '53'], // Bali, Nusa Tenggara
  ...['61', '62', '63', '64', '65'], // Kalimantan
  ...['71', '72', '73', '74', '75', '76'], // Sulawesi
  ...['81', '82'], // Maluku
  ...['91', '92', '93', '94', '95', '96'], // Papua
]);
