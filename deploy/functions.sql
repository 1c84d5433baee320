-- 表以外的一切：区划、定位、时间、变动事件、导入。在空库中以库主身份执行一次，然后执行 schema.sql。
-- What stands beside the tables: divisions, placing, time, events of changes, loading.
-- Run once in an empty database as its owner, then schema.sql.
CREATE SCHEMA atlas;
CREATE SCHEMA wire;
COMMENT ON SCHEMA atlas IS '台账 / Registers';
COMMENT ON SCHEMA wire IS '对外提供的视图，每个集合一个 / Views that are served, one a collection';

CREATE TABLE atlas.divisions (
  adcode text PRIMARY KEY CHECK (adcode ~ '^[0-9]{6}$'),
  name text NOT NULL,
  geom geometry(Point, 4326) NOT NULL
);
COMMENT ON TABLE atlas.divisions IS '行政区划及其标注点：没有坐标的记录放在这里 / Divisions and their label points, where rows without a place stand';

-- ── 时间 / Time ──────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION atlas.to_wire_time(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS') ||
  CASE WHEN date_trunc('second', at) = at THEN '' ELSE to_char(at, '.MS') END || '+08:00';
COMMENT ON FUNCTION atlas.to_wire_time IS 'ISO 8601，东八区 / ISO 8601 with the offset of China';

-- Bounds of an OGC API `datetime`: an instant, a date (all of its day in UTC, as RFC 3339 has no other), or an interval.
CREATE FUNCTION atlas.lower_bound(period text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN split_part(period, '/', 1) IN ('', '..') THEN '-infinity'::timestamptz
  ELSE (split_part(period, '/', 1) || CASE WHEN length(split_part(period, '/', 1)) = 10 THEN 'T00:00:00Z' ELSE '' END)::timestamptz END;

CREATE FUNCTION atlas.upper_bound(period text) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT CASE WHEN last IN ('', '..') THEN 'infinity'::timestamptz
    WHEN length(last) = 10 THEN (last || 'T23:59:59.999999Z')::timestamptz ELSE last::timestamptz END
  FROM (SELECT CASE WHEN position('/' IN period) = 0 THEN period ELSE split_part(period, '/', 2) END AS last) AS parts);

-- ── 定位 / Placing ───────────────────────────────────────────────────────────────────────────────────────────────────

-- A row has its geometry or lng and lat, and gets the other from it. A row with neither stands at its division's label
-- point and says so (coord_precision county); without a division it is refused.
CREATE FUNCTION atlas.place() RETURNS trigger LANGUAGE plpgsql SET search_path = atlas, public, pg_temp AS $$
DECLARE
  point geometry;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
    NEW.updated_at := date_trunc('milliseconds', clock_timestamp());
    IF NEW.geom IS DISTINCT FROM OLD.geom THEN
      IF (NEW.lng, NEW.lat) IS NOT DISTINCT FROM (OLD.lng, OLD.lat) THEN NEW.lng := NULL; NEW.lat := NULL; END IF;
    ELSIF (NEW.lng, NEW.lat) IS DISTINCT FROM (OLD.lng, OLD.lat) AND GeometryType(OLD.geom) = 'POINT' THEN
      NEW.geom := NULL;
    END IF;
  ELSE
    NEW.updated_at := date_trunc('milliseconds', clock_timestamp());
  END IF;
  IF NEW.geom IS NULL AND NEW.lng IS NOT NULL AND NEW.lat IS NOT NULL THEN
    NEW.geom := ST_SetSRID(ST_MakePoint(NEW.lng, NEW.lat), 4326);
  ELSIF NEW.geom IS NULL THEN
    SELECT divisions.geom INTO NEW.geom FROM atlas.divisions WHERE divisions.adcode = NEW.adcode;
    IF NEW.geom IS NULL THEN
      RAISE EXCEPTION 'no coordinates, and no division "%" to place it by', NEW.adcode USING ERRCODE = 'check_violation';
    END IF;
    NEW.lng := NULL;
    NEW.lat := NULL;
    -- Registers say how exact a place is; enterprises and warnings have no such column.
    IF TG_NARGS > 0 THEN NEW.coord_precision := 'county'; END IF;
  END IF;
  -- Of a point its own place, whatever else was said; of a line or an area the label point that came with it, if any.
  IF GeometryType(NEW.geom) = 'POINT' OR NEW.lng IS NULL OR NEW.lat IS NULL THEN
    point := CASE GeometryType(NEW.geom) WHEN 'POINT' THEN NEW.geom ELSE ST_PointOnSurface(NEW.geom) END;
    NEW.lng := ST_X(point);
    NEW.lat := ST_Y(point);
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION atlas.place_at_division() RETURNS trigger LANGUAGE plpgsql SET search_path = atlas, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
  END IF;
  NEW.updated_at := date_trunc('milliseconds', clock_timestamp());
  SELECT divisions.geom INTO NEW.geom FROM atlas.divisions WHERE divisions.adcode = NEW.adcode;
  -- A server of layers leaves out a row without geometry; 0°, 0° is nowhere near and says that nothing is known.
  IF NEW.geom IS NULL THEN NEW.geom := ST_SetSRID(ST_MakePoint(0, 0), 4326); END IF;
  RETURN NEW;
END $$;

-- ── 变动事件 / Events of changes ─────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE atlas.outbox (
  id bigint PRIMARY KEY,
  message jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_created_at ON atlas.outbox (created_at);
COMMENT ON TABLE atlas.outbox IS '待发送的 CloudEvents 1.0 消息 / CloudEvents 1.0 messages to be sent';

-- Numbers come from a row that the writing transaction locks until it commits, not from a sequence: so they have no gaps
-- and stand in the order of commits, and a reader that has seen n has seen everything before n.
CREATE TABLE atlas.outbox_head (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), last_id bigint NOT NULL);
INSERT INTO atlas.outbox_head (last_id) VALUES (0);

CREATE TABLE atlas.outbox_readers (name text PRIMARY KEY, last_id bigint NOT NULL);
COMMENT ON TABLE atlas.outbox_readers IS '各读取者已送达的最后编号 / The last number that each reader has delivered';

CREATE FUNCTION atlas.take_ids(wanted bigint) RETURNS bigint LANGUAGE sql
BEGIN ATOMIC
  UPDATE atlas.outbox_head SET last_id = last_id + wanted RETURNING last_id - wanted;
END;

CREATE FUNCTION atlas.to_event(id bigint, collection text, what text, item text, geom geometry, properties jsonb) RETURNS jsonb
LANGUAGE sql STABLE
RETURN jsonb_build_object(
  'specversion', '1.0',
  'id', id::text,
  'type', 'org.ogc.api.collection.item.' || what,
  'source', 'collections/' || collection,
  'subject', item,
  'time', atlas.to_wire_time(date_trunc('milliseconds', clock_timestamp())),
  'datacontenttype', 'application/geo+json',
  'data', jsonb_build_object('type', 'Feature', 'id', item, 'geometry', ST_AsGeoJSON(geom, 6)::jsonb, 'properties', properties));

-- A first load of a register is no news: a loader may say so for its transaction with SET LOCAL atlas.quiet = 'on'.
CREATE FUNCTION atlas.is_quiet() RETURNS boolean LANGUAGE sql STABLE
RETURN coalesce(current_setting('atlas.quiet', true), '') = 'on';

CREATE FUNCTION atlas.publish_created() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = atlas, public, pg_temp SET timezone = 'Asia/Shanghai' AS $$
DECLARE
  first bigint;
  wanted bigint;
BEGIN
  IF is_quiet() THEN RETURN NULL; END IF;
  SELECT count(*) INTO wanted FROM new_rows;
  IF wanted = 0 THEN RETURN NULL; END IF;
  first := take_ids(wanted);
  INSERT INTO outbox (id, message)
  SELECT n, to_event(n, TG_ARGV[0], 'create', item, geom, properties)
  FROM (SELECT first + row_number() OVER (ORDER BY r.id) AS n, r.id AS item, r.geom, to_jsonb(r) - 'geom' AS properties
        FROM new_rows AS r) AS numbered;
  PERFORM pg_notify('atlas_outbox', '');
  RETURN NULL;
END $$;

-- Rows that an UPDATE left as they were are no change; a row that got another id is one that went and one that came.
CREATE FUNCTION atlas.publish_updated() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = atlas, public, pg_temp SET timezone = 'Asia/Shanghai' AS $$
DECLARE
  first bigint;
  wanted bigint;
BEGIN
  IF is_quiet() THEN RETURN NULL; END IF;
  SELECT count(*) INTO wanted FROM old_rows AS o FULL JOIN new_rows AS r USING (id) WHERE o IS DISTINCT FROM r;
  IF wanted = 0 THEN RETURN NULL; END IF;
  first := take_ids(wanted);
  INSERT INTO outbox (id, message)
  SELECT n, to_event(n, TG_ARGV[0], what, item, geom, properties)
  FROM (SELECT first + row_number() OVER (ORDER BY id) AS n, id AS item, r.geom,
          CASE WHEN o.id IS NULL THEN 'create' WHEN r.id IS NULL THEN 'delete' ELSE 'update' END AS what,
          CASE WHEN r.id IS NULL THEN jsonb_build_object('id', id) ELSE to_jsonb(r) - 'geom' END AS properties
        FROM old_rows AS o FULL JOIN new_rows AS r USING (id) WHERE o IS DISTINCT FROM r) AS numbered;
  PERFORM pg_notify('atlas_outbox', '');
  RETURN NULL;
END $$;

CREATE FUNCTION atlas.publish_deleted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = atlas, public, pg_temp SET timezone = 'Asia/Shanghai' AS $$
DECLARE
  first bigint;
  wanted bigint;
BEGIN
  IF is_quiet() THEN RETURN NULL; END IF;
  SELECT count(*) INTO wanted FROM old_rows;
  IF wanted = 0 THEN RETURN NULL; END IF;
  first := take_ids(wanted);
  INSERT INTO outbox (id, message)
  SELECT n, to_event(n, TG_ARGV[0], 'delete', item, NULL, jsonb_build_object('id', item))
  FROM (SELECT first + row_number() OVER (ORDER BY r.id) AS n, r.id AS item FROM old_rows AS r) AS numbered;
  PERFORM pg_notify('atlas_outbox', '');
  RETURN NULL;
END $$;

-- TRUNCATE has no rows to tell of, so boards would go on showing them.
CREATE FUNCTION atlas.refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE would remove sites without telling anyone: use DELETE';
END $$;

-- ── 导入 / Loading ───────────────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION atlas.without_nulls(row_given jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
RETURN (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(row_given) WHERE value <> 'null');

-- Defaults of a table as the members of an object.
CREATE FUNCTION atlas.defaults_of(target regclass) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  members text;
  answer jsonb;
BEGIN
  SELECT string_agg(format('%L, %s', attname, pg_get_expr(adbin, adrelid)), ', ') INTO members
  FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE adrelid = target;
  EXECUTE 'SELECT jsonb_build_object(' || coalesce(members, '') || ')' INTO answer;
  RETURN answer;
END $$;

-- Rows as JSON objects of wire names (geometry under "geom" as GeoJSON): new ones are inserted with the table's defaults,
-- known ones keep what the object does not name. All of a batch at once; where one row is wrong, one by one, and each
-- that cannot be is answered with its place in the batch and the reason.
CREATE FUNCTION atlas.load_rows(target regclass, given jsonb) RETURNS TABLE (ordinal integer, reason text)
LANGUAGE plpgsql SET search_path = atlas, public, pg_temp AS $$
DECLARE
  assignments text;
  command text;
  one jsonb;
BEGIN
  SELECT string_agg(format('%1$I = excluded.%1$I', attname), ', ') INTO assignments
  FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('id', 'updated_at');
  command := format(
    'WITH base AS (SELECT jsonb_populate_record(NULL::%1$s, $2) AS record)
     INSERT INTO %1$s AS t
     SELECT p.* FROM jsonb_array_elements($1) WITH ORDINALITY AS r (given, place) CROSS JOIN base
     LEFT JOIN %1$s AS e ON e.id = r.given ->> ''id''
     CROSS JOIN LATERAL jsonb_populate_record(CASE WHEN e.id IS NULL THEN base.record ELSE e END,
       CASE WHEN e.id IS NULL THEN atlas.without_nulls(r.given) ELSE r.given END) AS p
     ORDER BY r.place
     ON CONFLICT (id) DO UPDATE SET %2$s', target, assignments);
  BEGIN
    EXECUTE command USING given, defaults_of(target);
    RETURN;
  EXCEPTION WHEN data_exception OR integrity_constraint_violation OR cardinality_violation OR raise_exception THEN
    NULL;
  END;
  FOR ordinal, one IN SELECT place, value FROM jsonb_array_elements(given) WITH ORDINALITY AS r (value, place) LOOP
    BEGIN
      EXECUTE command USING jsonb_build_array(one), defaults_of(target);
    EXCEPTION WHEN data_exception OR integrity_constraint_violation OR raise_exception THEN
      reason := SQLERRM;
      RETURN NEXT;
    END;
  END LOOP;
END $$;
