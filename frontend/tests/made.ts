/** A map.json as the server makes it, of a few events. */
export interface Told {
  id?: string;
  title?: string;
  lon?: number | null;
  lat?: number | null;
  radius_km?: number | null;
  precision?: string;
  start?: string | null;
  end?: string | null;
  type?: string;
  killed?: number | null;
  origins?: number;
  status?: string;
  modality?: string;
}

const PLAIN: Required<Told> = {
  id: "e1",
  title: "Attack on a village",
  lon: 10,
  lat: 15,
  radius_km: 8,
  precision: "city",
  start: "2013-05-03",
  end: "2013-05-03",
  type: "attack",
  killed: 3,
  origins: 2,
  status: "accepted",
  modality: "asserted",
};

export function mapJson(...told: Told[]) {
  const rows = told.map((row, i) => ({ ...PLAIN, id: `e${i}`, ...row }));
  const columns = Object.fromEntries(
    Object.keys(PLAIN).map((name) => [name, rows.map((row) => row[name as keyof Told])]),
  );
  return { total: rows.length, columns };
}
