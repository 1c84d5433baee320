import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PAGE_FOLDERS, readBuiltPage, type BuildMode } from './built-page.ts';
import { isProgram, reportGate, type GateResult } from './gate.ts';

/**
 * Addresses that may stand in the built page because nothing ever asks for them: names of XML namespaces and schemas,
 * and pages that messages of libraries point a developer to. Each entry is the beginning of an address.
 */
const NEVER_FETCHED: readonly { readonly start: string; readonly why: string }[] = [
  { start: 'http://www.w3.org/', why: 'XML namespaces' },
  { start: 'http://schemas.openxmlformats.org/', why: 'XML namespaces of workbooks' },
  { start: 'http://schemas.microsoft.com/office/', why: 'XML namespaces of workbooks' },
  { start: 'http://www.wps.cn/officeDocument/', why: 'XML namespaces of workbooks' },
  { start: 'http://purl.org/dc/', why: 'XML namespaces of workbooks' },
  { start: 'http://purl.oclc.org/ooxml/', why: 'XML namespaces of workbooks' },
  { start: 'https://json-schema.org/draft', why: 'names of schema versions in zod' },
  { start: 'http://json-schema.org/draft', why: 'names of schema versions in zod' },
  { start: 'http://[${', why: 'zod asks the URL parser whether a text is an IPv6 address' },
  { start: 'https://maplibre.invalid/', why: 'base that MapLibre gives the URL parser; .invalid is never resolved' },
  { start: 'https://maplibre.org/', why: 'link of the logo control, which the board does not show' },
  { start: 'https://github.com/mapbox/mapbox-gl-js/issues/2907', why: 'message of MapLibre' },
  { start: 'https://github.com/maplibre/maplibre-gl-js/blob/', why: 'licence of MapLibre' },
  { start: 'https://wiki.openstreetmap.org/wiki/This_map_requires_WebGL', why: 'message of MapLibre' },
  { start: 'https://en.wikipedia.org/wiki/', why: 'comments in shaders of luma.gl' },
  { start: 'http://www.opengis.net/def/crs/', why: 'names of reference systems in the OGC standards' },
  { start: 'http://www.opengis.net/spec/', why: 'names of conformance classes in the OGC standards' },
  { start: 'https://mswjs.io/docs', why: 'messages of MSW, in the demo alone' },
  { start: 'https://github.com/mswjs/msw', why: 'messages of MSW, in the demo alone' },
  { start: 'https://github.com/mholt/PapaParse', why: 'licence of Papa Parse' },
  { start: 'https://react.dev/', why: 'messages of React' },
];

const ADDRESS = /(?:https?|wss?):\/\/[^\s"'`<>\\)]+/gi;
const WITHOUT_SCHEME = /(?:src|href)=["']\/\/[^"']+|url\(["']?\/\/[^)]+|["'`]\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^"'`]*/gi;
const OWN = /^(?:https?|wss?):\/\/(?:\$\{|localhost|127\.0\.0\.1|\[::1\])/i;

const foreignAddresses = (text: string): readonly string[] =>
  [...text.matchAll(ADDRESS), ...text.matchAll(WITHOUT_SCHEME)]
    .map(([address]) => address)
    .filter((address) => !OWN.test(address) && !NEVER_FETCHED.some(({ start }) => address.startsWith(start)));

/** No built file names another host, so that a board on a closed network asks nobody for anything. */
export const checkOutsideHosts = (root: string, mode: BuildMode): GateResult => {
  const page = readBuiltPage(root, mode);
  const files = page.files.filter((file) => /\.(m?js|css|html|json|webmanifest|svg)$/.test(file));
  const problems = files.flatMap((file) =>
    [...new Set(foreignAddresses(readFileSync(`${page.folder}/${file}`, 'utf8')))].map(
      (address) => `${file}: names ${address.slice(0, 160)}`,
    ),
  );
  return { read: files.length, problems };
};

if (isProgram(import.meta.url)) {
  const mode: BuildMode = process.argv.includes('--demo') ? 'demo' : 'production';
  reportGate(`no other host in ${PAGE_FOLDERS[mode]}`, checkOutsideHosts(resolve('.'), mode), 6);
}
