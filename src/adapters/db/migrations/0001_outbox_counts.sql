-- Counts of the outbox over all counties, for the metrics of the installation: numbers only, no row of any county.
CREATE FUNCTION outbox_counts() RETURNS TABLE (state text, count int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
AS $$ SELECT state, count(*)::int FROM outbox_mail WHERE state IN ('waiting', 'failed') GROUP BY state $$;
