-- What became of a message, and what was found out about a send, go with the month of the message.
GRANT DELETE ON disposition, send_audit TO recado_engine;
