/** QGIS Server over the database that the tests of real servers have loaded, behind an nginx of its own; never part of deploy/. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './project.mjs';
import { run } from './run.mjs';

const SERVER = '/usr/lib/cgi-bin/qgis_mapserv.fcgi';

/** Registers and the geometry that QGIS is to take of them; it serves one type a layer. */
const LAYERS = {
  'major-hazard-sources': 'Point',
  'tailings-ponds': 'Point',
  'coal-mines': 'Point',
  'chemical-parks': 'Polygon',
  'coach-routes': 'LineString',
};

const SRS =
  '<spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid><srid>4326</srid><authid>EPSG:4326</authid><geographicflag>true</geographicflag></spatialrefsys>';

/** QGIS does not find layers again by an id as short as "coal-mines". */
const toLayerId = (collection) => `layer-of-${collection}`;

// A column that is called like a parameter of the service is taken for a filter by that parameter's default: with "crs"
// served, every answer is empty. Hidden columns are not filtered by.
const toLayer = (home, [collection, type]) => `<maplayer type="vector" geometry="${type}" wkbType="${type}">
<id>${toLayerId(collection)}</id><layername>${collection}</layername><shortname>${collection}</shortname><title>${collection}</title>
<datasource>dbname='hazard_atlas' host=${home}/run/pg port=5433 user='hazard_atlas_reader' key='id' estimatedmetadata=true checkPrimaryKeyUnicity='0' srid=4326 type=${type} table="wire"."${collection.replaceAll('-', '_')}" (geom)</datasource>
<srs>${SRS}</srs><provider encoding="UTF-8">postgres</provider>
<excludeAttributesWFS><attribute>crs</attribute></excludeAttributesWFS></maplayer>`;

const toProject = (home) => {
  const layers = Object.entries(LAYERS);
  const ids = Object.keys(LAYERS).map(toLayerId);
  const inTree = ids.map((id) => `<layer-tree-layer id="${id}" name="${id}" checked="Qt::Checked"/>`);
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis projectname="hazard-atlas" version="3.22.16">
<projectCrs>${SRS}</projectCrs>
<layer-tree-group>${inTree.join('')}</layer-tree-group>
<projectlayers>${layers.map((layer) => toLayer(home, layer)).join('\n')}</projectlayers>
<properties><WFSLayers type="QStringList">${ids.map((id) => `<value>${id}</value>`).join('')}</WFSLayers></properties>
</qgis>
`;
};

const toNginx = (home, user, port) => `user ${user};
pid ${home}/run/qgis-nginx.pid;
error_log ${home}/log/qgis-nginx.log warn;
events {}
http {
    access_log off;
    client_body_temp_path ${home}/run/qgis/body;
    fastcgi_temp_path ${home}/run/qgis/fastcgi;
    proxy_temp_path ${home}/run/qgis/proxy;
    uwsgi_temp_path ${home}/run/qgis/uwsgi;
    scgi_temp_path ${home}/run/qgis/scgi;
    server {
        listen 127.0.0.1:${port};
        location /wfs3 {
            fastcgi_pass unix:${home}/run/qgis.sock;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param REQUEST_URI $request_uri;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param SCRIPT_NAME "";
            fastcgi_param PATH_INFO $uri;
            fastcgi_param SERVER_NAME $host;
            fastcgi_param SERVER_PORT $server_port;
            fastcgi_param HTTP_HOST $http_host;
            fastcgi_param HTTP_ACCEPT $http_accept;
            fastcgi_read_timeout 120s;
        }
    }
}
`;

const install = async () => {
  if (existsSync(SERVER)) return;
  say('installing qgis-server, about 1.5 GB');
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=600', '-y', '--no-install-recommends'];
  const { code } = await run('apt-get', ['install', ...options, 'qgis-server'], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (code !== 0) throw new Error(`qgis-server could not be installed: apt-get ended with ${code}`);
};

/** Starts QGIS Server; answers its landing page. Its processes stand in HOME/run, where `stopQgis` finds them. */
export const startQgis = async ({ ATLAS_HOME: home, ATLAS_USER: user }, port) => {
  await install();
  // QGIS leaves files behind in the folder for temporary ones: it gets one that goes with the home.
  const temporary = join(home, 'run/qgis');
  mkdirSync(temporary, { recursive: true });
  await run('chown', ['-R', user, temporary]);
  writeFileSync(join(home, 'conf/atlas.qgs'), toProject(home));
  writeFileSync(join(home, 'conf/qgis-nginx.conf'), toNginx(home, user, port));
  const settings = {
    QGIS_PROJECT_FILE: join(home, 'conf/atlas.qgs'),
    QT_QPA_PLATFORM: 'offscreen',
    HOME: temporary,
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: temporary,
  };
  const as = user === 'root' ? [] : ['-u', user];
  const spawned = ['-s', join(home, 'run/qgis.sock'), '-M', '0660', ...as, '-P', join(home, 'run/qgis.pid')];
  const server = await run('spawn-fcgi', [...spawned, '--', SERVER], {
    env: settings,
    isCaptured: true,
    isQuiet: true,
  });
  if (server.code !== 0) throw new Error(`QGIS Server did not start: ${server.output}`);
  const { code } = await run('nginx', ['-c', join(home, 'conf/qgis-nginx.conf')]);
  if (code !== 0) throw new Error('nginx before QGIS Server did not start');
  return `http://127.0.0.1:${port}/wfs3/`;
};

/** Ends what `startQgis` began; does nothing where nothing runs. */
export const stopQgis = (home) => {
  for (const [name, signal] of [
    ['qgis-nginx', 'SIGTERM'],
    ['qgis', 'SIGKILL'],
  ]) {
    const file = join(home, `run/${name}.pid`);
    if (!existsSync(file)) continue;
    try {
      process.kill(Number(readFileSync(file, 'utf8')), signal);
    } catch {
      // It has ended by itself.
    }
    rmSync(file, { force: true });
  }
};
