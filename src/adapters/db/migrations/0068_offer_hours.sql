-- Hours in an average week, as model/schedule-hours.ts reckons them: of the times that hold on the day, or, without one, null where
-- any holds from or until a day. Rows keep the latter, so that the matrix of coverage reads no time again.
CREATE FUNCTION offer_hours(schedules jsonb, on_day text) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN jsonb_array_length(schedules) = 0 THEN 0
    WHEN on_day IS NULL AND jsonb_path_exists(schedules, '$[*] ? (@.validFrom != null || @.validTo != null)') THEN NULL
    ELSE (
      SELECT coalesce(sum(
        ((split_part(one->>'closesAt', ':', 1)::int * 60 + split_part(one->>'closesAt', ':', 2)::int
          - split_part(one->>'opensAt', ':', 1)::int * 60 - split_part(one->>'opensAt', ':', 2)::int)::double precision / 60)
          * jsonb_array_length(one->'days')
          * CASE one->>'freq' WHEN 'WEEKLY' THEN 1::double precision / (one->>'interval')::int ELSE 12::double precision / 52 END), 0)
      FROM jsonb_array_elements(schedules) AS one
      WHERE on_day IS NULL
        OR (coalesce(one->>'validFrom', on_day) COLLATE "C" <= on_day AND coalesce(one->>'validTo', on_day) COLLATE "C" >= on_day))
  END
$$;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "weekly_hours" double precision GENERATED ALWAYS AS (offer_hours(schedules, null)) STORED;--> statement-breakpoint
ALTER TABLE "service_at_location" ADD COLUMN "weekly_hours" double precision GENERATED ALWAYS AS (offer_hours(schedules, null)) STORED;