/** The area codes of Indonesian number plates (Perpol 7/2021, annex), and those of the state's and embassies' cars. */
const AREAS: ReadonlySet<string> = new Set(
  (
    'A B D E F G H K L M N P R S T W Z ' +
    'AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP DA DB DC DD DE DG DH DK DL DM DN DP DR DS DT DW ' +
    'EA EB ED KB KH KT KU PA PB PG PS PT PY RI CC CD'
  ).split(' '),
);

export function isPlateArea(letters: string): boolean {
  return AREAS.has(letters);
}
