-- The webhook path joins contacts that prove to be one person: their tags go over, too.
SELECT recado_cross('contact_tag'::regclass, 'recado_receiver', 'SELECT, INSERT');
