PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1: runs and what they saw');
CREATE TABLE labs (
  name TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  category TEXT NOT NULL
) STRICT;
INSERT INTO labs VALUES('token-rate-limiting','Token rate limiting','limits');
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE,
  lab TEXT NOT NULL REFERENCES labs(name),
  status TEXT NOT NULL CHECK (status IN
    ('running', 'passed', 'failed', 'error', 'interrupted', 'crashed')),
  exit_code INTEGER,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  duration_ms REAL,
  clock_started_at TEXT NOT NULL,
  clock_duration_ms REAL,
  seed TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('simulated', 'live')),
  git_commit TEXT,
  git_branch TEXT,
  git_dirty INTEGER,
  argv TEXT NOT NULL,
  host TEXT NOT NULL,
  os TEXT NOT NULL,
  arch TEXT NOT NULL,
  labs_version TEXT NOT NULL,
  pid INTEGER NOT NULL,
  pid_started INTEGER,
  boot TEXT NOT NULL,
  note TEXT
) STRICT;
INSERT INTO runs VALUES(1,'01M7Y9Q4HG8VP5C6Q89WCQGPF0','token-rate-limiting','passed',0,'2026-11-21T05:36:56.368Z','2026-11-21T05:36:56.384Z',16.92448699999999917,'2026-01-01T00:00:00.000Z',124227.35842400000547,'1','simulated','a0d23c60477d6b729c6a849315d834dd9f15d972','main',1,'["labs","run","token-rate-limiting","--seed","1","--results","results.sqlite.example"]','example','Linux','x86_64','0.1.0',23222,788421,'994c348b-a932-4602-8a41-cf281b592017',NULL);
CREATE TABLE params (
  run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (run_id, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO params VALUES(1,1,'tokensPerMinute','500','default');
INSERT INTO params VALUES(1,2,'requests','10','default');
CREATE TABLE steps (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  phase TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN
    ('running', 'passed', 'failed', 'error', 'interrupted', 'crashed', 'skipped')),
  started_at TEXT,
  duration_ms REAL,
  clock_started_at TEXT,
  clock_duration_ms REAL,
  error_type TEXT,
  error_message TEXT,
  error_file TEXT,
  error_line INTEGER,
  UNIQUE (run_id, ordinal)
) STRICT;
INSERT INTO steps VALUES(1,1,1,'Start the gateway and what stands behind it','deploy','passed','2026-11-21T05:36:56.369Z',1.4506079999999998975,'2026-01-01T00:00:00.000Z',0.0,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(2,1,2,'Ask 10 times in a row','exercise','passed','2026-11-21T05:36:56.371Z',3.7644639999999998103,'2026-01-01T00:00:00.000Z',6920.0125850000003993,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(3,1,3,'Ask with another key, and through another API','exercise','passed','2026-11-21T05:36:56.375Z',0.69968600000000003014,'2026-01-01T00:00:06.920Z',0.0,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(4,1,4,'Tokens by request','exercise','passed','2026-11-21T05:36:56.376Z',0.95527499999999998525,'2026-01-01T00:00:06.920Z',0.0,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(5,1,5,'Ask 10 times with a client that retries','exercise','passed','2026-11-21T05:36:56.377Z',2.814166999999999863,'2026-01-01T00:00:06.920Z',117307.34583900000142,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(6,1,6,'Time by request, with retries','exercise','passed','2026-11-21T05:36:56.380Z',0.97260999999999997456,'2026-01-01T00:02:04.227Z',0.0,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(7,1,7,'A caller is answered while the minute''s tokens are not used up, and not after','assert','passed','2026-11-21T05:36:56.381Z',1.8629379999999999828,'2026-01-01T00:02:04.227Z',0.0,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(8,1,8,'A refusal says when to come back, and the model is not asked','assert','passed','2026-11-21T05:36:56.383Z',0.61815500000000001001,'2026-01-01T00:02:04.227Z',0.0,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(9,1,9,'The caller''s address counts, not the key or the API','assert','passed','2026-11-21T05:36:56.383Z',0.36432900000000001394,'2026-01-01T00:02:04.227Z',0.0,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(10,1,10,'A client that waits as told gets every answer','assert','passed','2026-11-21T05:36:56.384Z',0.43032700000000001505,'2026-01-01T00:02:04.227Z',0.0,NULL,NULL,NULL,NULL);
INSERT INTO steps VALUES(11,1,11,'Stop them','clean up','passed','2026-11-21T05:36:56.384Z',0.26709600000000000008,'2026-01-01T00:02:04.227Z',0.0,NULL,NULL,NULL,NULL);
CREATE TABLE outputs (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
INSERT INTO outputs VALUES(1,1,1,'2026-01-01T00:00:00.000Z','gateway  http://apim.local/');
INSERT INTO outputs VALUES(2,1,2,'2026-01-01T00:00:00.000Z','backend  openai1  http://openai1.local/openai');
INSERT INTO outputs VALUES(3,1,3,'2026-01-01T00:00:00.000Z','key      openai-subscription  ...09c3');
INSERT INTO outputs VALUES(4,1,4,'2026-01-01T00:00:00.000Z','key      second-subscription  ...3dd7');
CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  method TEXT NOT NULL,
  url TEXT NOT NULL,
  status INTEGER,
  started_at TEXT NOT NULL,
  latency_ms REAL NOT NULL,
  ttfb_ms REAL,
  prompt_tokens INTEGER,
  completion_tokens INTEGER,
  total_tokens INTEGER,
  attempts INTEGER NOT NULL,
  retry_after INTEGER,
  backend TEXT,
  error TEXT
) STRICT;
INSERT INTO requests VALUES(1,2,5,'2026-01-01T00:00:00.856Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:00:00.000Z',856.13046099999996841,NULL,30,38,68,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(2,2,6,'2026-01-01T00:00:01.635Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:00:00.856Z',779.65602400000000218,NULL,30,34,64,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(3,2,7,'2026-01-01T00:00:02.531Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:00:01.635Z',895.56655399999999644,NULL,30,41,71,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(4,2,8,'2026-01-01T00:00:03.333Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:00:02.531Z',801.91868299999998727,NULL,30,36,66,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(5,2,9,'2026-01-01T00:00:04.326Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:00:03.333Z',993.3754360000000361,NULL,30,41,71,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(6,2,10,'2026-01-01T00:00:05.014Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:00:04.326Z',688.07815500000003793,NULL,30,31,61,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(7,2,11,'2026-01-01T00:00:05.987Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:00:05.014Z',972.46656599999994341,NULL,30,38,68,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(8,2,12,'2026-01-01T00:00:06.920Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:00:05.987Z',932.82070599999997286,NULL,30,46,76,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(9,2,13,'2026-01-01T00:00:06.920Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',429,'2026-01-01T00:00:06.920Z',0.0,NULL,NULL,NULL,NULL,1,54,NULL,NULL);
INSERT INTO requests VALUES(10,2,14,'2026-01-01T00:00:06.920Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',429,'2026-01-01T00:00:06.920Z',0.0,NULL,NULL,NULL,NULL,1,54,NULL,NULL);
INSERT INTO requests VALUES(11,3,18,'2026-01-01T00:00:06.920Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',429,'2026-01-01T00:00:06.920Z',0.0,NULL,NULL,NULL,NULL,1,54,NULL,NULL);
INSERT INTO requests VALUES(12,3,19,'2026-01-01T00:00:06.920Z','POST','http://apim.local/v1/chat/completions',429,'2026-01-01T00:00:06.920Z',0.0,NULL,NULL,NULL,NULL,1,54,NULL,NULL);
INSERT INTO requests VALUES(13,5,22,'2026-01-01T00:01:02.042Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:00:06.920Z',55122.688622000001485,NULL,30,45,75,2,54,'UK South',NULL);
INSERT INTO requests VALUES(14,5,23,'2026-01-01T00:01:02.863Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:01:02.042Z',820.37554699999998318,NULL,30,31,61,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(15,5,24,'2026-01-01T00:01:03.875Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:01:02.863Z',1012.851270999999997,NULL,30,41,71,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(16,5,25,'2026-01-01T00:01:04.612Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:01:03.875Z',736.13368200000002163,NULL,30,33,63,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(17,5,26,'2026-01-01T00:01:05.442Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:01:04.612Z',830.66411700000003289,NULL,30,31,61,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(18,5,27,'2026-01-01T00:01:06.198Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:01:05.442Z',755.61851999999998952,NULL,30,30,60,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(19,5,28,'2026-01-01T00:01:07.103Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:01:06.198Z',905.14276500000005395,NULL,30,41,71,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(20,5,29,'2026-01-01T00:01:08.175Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:01:07.103Z',1072.1011980000000675,NULL,30,51,81,1,NULL,'UK South',NULL);
INSERT INTO requests VALUES(21,5,30,'2026-01-01T00:02:03.396Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:01:08.175Z',55220.858250999997835,NULL,30,53,83,2,54,'UK South',NULL);
INSERT INTO requests VALUES(22,5,31,'2026-01-01T00:02:04.227Z','POST','http://apim.local/openai/deployments/gpt-4o-mini/chat/completions?api-version=2024-10-21',200,'2026-01-01T00:02:03.396Z',830.91186600000003182,NULL,30,35,65,1,NULL,'UK South',NULL);
CREATE TABLE metrics (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  labels TEXT NOT NULL,
  n INTEGER NOT NULL,
  mean REAL,
  stddev REAL,
  min REAL,
  p50 REAL,
  p90 REAL,
  p95 REAL,
  p99 REAL,
  max REAL,
  samples TEXT NOT NULL
) STRICT;
INSERT INTO metrics VALUES(1,2,16,'2026-01-01T00:00:06.920Z','latency','ms','{}',8,865.00157312500004988,104.33882478062763254,688.07815500000003793,875.84850749999998247,978.73922699999991439,986.0573315000000321,991.91181510000001253,993.3754360000000361,'[856.130461,779.656024,895.566554,801.918683,993.375436,688.078155,972.466566,932.820706]');
INSERT INTO metrics VALUES(2,2,17,'2026-01-01T00:00:06.920Z','tokens','','{}',8,68.125000000000014211,4.6425824094539631659,61.0,68.0,72.5,74.250000000000000001,75.650000000000005686,76.0,'[68,64,71,66,71,61,68,76]');
INSERT INTO metrics VALUES(3,5,33,'2026-01-01T00:02:04.227Z','latency','ms','{}',10,11730.734583900000871,22895.689758857981359,736.13368200000002163,868.02731549999998603,55132.50558489999821,55176.681917950001661,55212.022984390001509,55220.858250999997835,'[55122.688622,820.375547,1012.851271,736.133682,830.664117,755.61852,905.142765,1072.101198,55220.858251,830.911866]');
INSERT INTO metrics VALUES(4,5,34,'2026-01-01T00:02:04.227Z','tokens','','{}',10,69.099999999999994317,8.4649604580030715084,60.0,68.0,81.200000000000002843,82.099999999999994319,82.81999999999999318,83.0,'[75,61,71,63,61,60,71,81,83,65]');
CREATE TABLE assertions (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  message TEXT NOT NULL,
  passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
  expected TEXT,
  actual TEXT,
  file TEXT,
  line INTEGER
) STRICT;
INSERT INTO assertions VALUES(1,7,36,'2026-01-01T00:02:04.227Z','The answers use up the limit',1,'at least 500 tokens in a minute','545 tokens','Sources/Labs/TokenRateLimiting.swift',95);
INSERT INTO assertions VALUES(2,7,37,'2026-01-01T00:02:04.227Z','A request gets 200 while fewer than 500 tokens were used in the minute before it, else 429',1,'[200, 200, 200, 200, 200, 200, 200, 200, 429, 429]','[200, 200, 200, 200, 200, 200, 200, 200, 429, 429]','Sources/Labs/TokenRateLimiting.swift',98);
INSERT INTO assertions VALUES(3,7,38,'2026-01-01T00:02:04.227Z','The limit is overshot by less than one answer',1,'less than 576 tokens','545 tokens','Sources/Labs/TokenRateLimiting.swift',101);
INSERT INTO assertions VALUES(4,8,39,'2026-01-01T00:02:04.227Z','There are refusals',1,'at least one 429','8 answers, 2 refusals','Sources/Labs/TokenRateLimiting.swift',107);
INSERT INTO assertions VALUES(5,8,40,'2026-01-01T00:02:04.227Z','Each has a Retry-After of 1 to 60 seconds',1,'2 of 1 to 60','[54, 54]','Sources/Labs/TokenRateLimiting.swift',111);
INSERT INTO assertions VALUES(6,8,41,'2026-01-01T00:02:04.227Z','Retry-After does not grow from one refusal to the next',1,'[54, 54]','[54, 54]','Sources/Labs/TokenRateLimiting.swift',115);
INSERT INTO assertions VALUES(7,8,42,'2026-01-01T00:02:04.227Z','Each has the gateway''s own body',1,'["{ \"statusCode\": 429, \"message\": \"Token limit is exceeded. Try again in 54 seconds.\" }", "{ \"statusCode\": 429, \"message\": \"Token limit is exceeded. Try again in 54 seconds.\" }"]','["{ \"statusCode\": 429, \"message\": \"Token limit is exceeded. Try again in 54 seconds.\" }", "{ \"statusCode\": 429, \"message\": \"Token limit is exceeded. Try again in 54 seconds.\" }"]','Sources/Labs/TokenRateLimiting.swift',121);
INSERT INTO assertions VALUES(8,8,43,'2026-01-01T00:02:04.227Z','No refused request reaches the model',1,'8','8','Sources/Labs/TokenRateLimiting.swift',127);
INSERT INTO assertions VALUES(9,9,44,'2026-01-01T00:02:04.227Z','Another key and another API of the same caller are refused too',1,'[429, 429]','[429, 429]','Sources/Labs/TokenRateLimiting.swift',132);
INSERT INTO assertions VALUES(10,10,45,'2026-01-01T00:02:04.227Z','Every request gets 200',1,'10','10','Sources/Labs/TokenRateLimiting.swift',136);
INSERT INTO assertions VALUES(11,10,46,'2026-01-01T00:02:04.227Z','Some are sent more than once',1,'more than 10 attempts','12 attempts','Sources/Labs/TokenRateLimiting.swift',139);
INSERT INTO assertions VALUES(12,10,47,'2026-01-01T00:02:04.227Z','They take at least as long as a refusal asked to wait',1,'a Retry-After, and at least that many seconds','Retry-After 54, 117 s in all','Sources/Labs/TokenRateLimiting.swift',145);
CREATE TABLE charts (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  spec TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
INSERT INTO charts VALUES(1,4,21,'2026-01-01T00:00:06.920Z','accumulated-bars','Tokens by request','{"kind":"accumulated-bars","points":[{"label":"1","value":68},{"label":"2","value":64},{"label":"3","value":71},{"label":"4","value":66},{"label":"5","value":71},{"label":"6","value":61},{"label":"7","value":68},{"label":"8","value":76},{"label":"9","note":"429"},{"label":"10","note":"429"}],"title":"Tokens by request","xName":"Request","yName":"Tokens"}',replace('Tokens by request\nRequest Tokens                                                       Accumulated\n      1 ██████████████████████████████████████████████████▏      68           68\n      2 ███████████████████████████████████████████████▏         64          132\n      3 ████████████████████████████████████████████████████▍    71          203\n      4 ████████████████████████████████████████████████▋        66          269\n      5 ████████████████████████████████████████████████████▍    71          340\n      6 █████████████████████████████████████████████            61          401\n      7 ██████████████████████████████████████████████████▏      68          469\n      8 ████████████████████████████████████████████████████████ 76          545\n      9 429                                                                  545\n     10 429                                                                  545','\n',char(10)));
INSERT INTO charts VALUES(2,6,35,'2026-01-01T00:02:04.227Z','bars','Time by request, with retries','{"kind":"bars","points":[{"label":"1","value":55.122688622},{"label":"2","value":0.820375547},{"label":"3","value":1.012851271},{"label":"4","value":0.7361336820000001},{"label":"5","value":0.830664117},{"label":"6","value":0.75561852},{"label":"7","value":0.905142765},{"label":"8","value":1.0721011980000001},{"label":"9","value":55.220858250999996},{"label":"10","value":0.830911866}],"showsMean":true,"title":"Time by request, with retries","xName":"Request","yName":"Seconds"}',replace('Time by request, with retries\nRequest Seconds\n      1 ██████████████┊███████████████████████████████████████████████████▉ 55.1\n      2 █             ┊                                                      0.8\n      3 █▎            ┊                                                      1.0\n      4 ▉             ┊                                                      0.7\n      5 █             ┊                                                      0.8\n      6 ▉             ┊                                                      0.8\n      7 █▏            ┊                                                      0.9\n      8 █▎            ┊                                                      1.1\n      9 ██████████████┊████████████████████████████████████████████████████ 55.2\n     10 █             ┊                                                      0.8\n        ┊ mean 11.7','\n',char(10)));
CREATE TABLE state (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES steps(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
INSERT INTO state VALUES(1,2,15,'2026-01-01T00:00:06.920Z','answers','[{"exchange":{"attempts":1,"completionTokens":38,"milliseconds":856.130461,"promptTokens":30,"region":"UK South","startedAt":1767225600000,"status":200,"text":"What a thrilling request. Have you tried looking at a sundial, or is that too sensible? Asking a notebook would have been useful, but here we are. You''re welcome, I guess."},"reachedModel":true},{"exchange":{"attempts":1,"completionTokens":34,"milliseconds":779.656024,"promptTokens":30,"region":"UK South","startedAt":1767225600856,"status":200,"text":"Oh, sure! Do come back when you need something sensible. Truly, time has never been in more remarkable hands. Somewhere out there a watch knows everything about time."},"reachedModel":true},{"exchange":{"attempts":1,"completionTokens":41,"milliseconds":895.566554,"promptTokens":30,"region":"UK South","startedAt":1767225601635,"status":200,"text":"What a thrilling request. It is always time o''clock somewhere, I suppose. Asking a crystal ball would have been demanding, but here we are. Please hold while I pretend to prepare something clever."},"reachedModel":true},{"exchange":{"attempts":1,"completionTokens":36,"milliseconds":801.918683,"promptTokens":30,"region":"UK South","startedAt":1767225602531,"status":200,"text":"Of course, because I have nothing better to do. Do come back when you need something modest. I could measure it in small pieces, or you could glance at your screen."},"reachedModel":true},{"exchange":{"attempts":1,"completionTokens":41,"milliseconds":993.375436,"promptTokens":30,"region":"UK South","startedAt":1767225603333,"status":200,"text":"Let me guess, your clock is broken. Do come back when you need something practical. I left my window in my other server, so no luck. Please hold while I pretend to describe something modest."},"reachedModel":true},{"exchange":{"attempts":1,"completionTokens":31,"milliseconds":688.078155,"promptTokens":30,"region":"UK South","startedAt":1767225604326,"status":200,"text":"Well, well. It is always time o''clock somewhere, I suppose. I could review it with care, or you could glance at your screen."},"reachedModel":true},{"exchange":{"attempts":1,"completionTokens":38,"milliseconds":972.466566,"promptTokens":30,"region":"UK South","startedAt":1767225605014,"status":200,"text":"Of course, because I have nothing better to do. I could write down it every morning, or you could glance at your screen. I would help, but time is so very useful."},"reachedModel":true},{"exchange":{"attempts":1,"completionTokens":46,"milliseconds":932.820706,"promptTokens":30,"region":"UK South","startedAt":1767225605987,"status":200,"text":"Let me guess, your clock is broken. Let me check my modest map; no, still nothing. I left my rooster in my other server, so no luck. It is always time o''clock somewhere, I suppose."},"reachedModel":true},{"exchange":{"attempts":1,"milliseconds":0,"retryAfter":54,"startedAt":1767225606920,"status":429,"text":"{ \"statusCode\": 429, \"message\": \"Token limit is exceeded. Try again in 54 seconds.\" }"},"reachedModel":false},{"exchange":{"attempts":1,"milliseconds":0,"retryAfter":54,"startedAt":1767225606920,"status":429,"text":"{ \"statusCode\": 429, \"message\": \"Token limit is exceeded. Try again in 54 seconds.\" }"},"reachedModel":false}]');
INSERT INTO state VALUES(2,3,20,'2026-01-01T00:00:06.920Z','answers over other ways in','[{"exchange":{"attempts":1,"milliseconds":0,"retryAfter":54,"startedAt":1767225606920,"status":429,"text":"{ \"statusCode\": 429, \"message\": \"Token limit is exceeded. Try again in 54 seconds.\" }"},"reachedModel":false},{"exchange":{"attempts":1,"milliseconds":0,"retryAfter":54,"startedAt":1767225606920,"status":429,"text":"{ \"statusCode\": 429, \"message\": \"Token limit is exceeded. Try again in 54 seconds.\" }"},"reachedModel":false}]');
INSERT INTO state VALUES(3,5,32,'2026-01-01T00:02:04.227Z','answers with retries','[{"attempts":2,"completionTokens":45,"milliseconds":55122.688622,"promptTokens":30,"region":"UK South","retryAfter":54,"startedAt":1767225606920,"status":200,"text":"Well, well. I left my phone in my other server, so no luck. The answer is hidden in the capable corner of your crystal ball. I could prepare it over time, or you could glance at your screen."},{"attempts":1,"completionTokens":31,"milliseconds":820.375547,"promptTokens":30,"region":"UK South","startedAt":1767225662042,"status":200,"text":"Sure, why not? I could calculate it quickly, or you could glance at your screen. The answer is hidden in the thrilling corner of your map."},{"attempts":1,"completionTokens":41,"milliseconds":1012.851271,"promptTokens":30,"region":"UK South","startedAt":1767225662863,"status":200,"text":"What a thrilling request. Somewhere out there a phone knows everything about time. Truly, time has never been in more practical hands. Have you tried looking at a crystal ball, or is that too gentle?"},{"attempts":1,"completionTokens":33,"milliseconds":736.133682,"promptTokens":30,"region":"UK South","startedAt":1767225663875,"status":200,"text":"Of course, because I have nothing better to do. Truly, time has never been in more quiet hands. My sources say time, and my sources are gentle."},{"attempts":1,"completionTokens":31,"milliseconds":830.664117,"promptTokens":30,"region":"UK South","startedAt":1767225664612,"status":200,"text":"Wow, how original. The answer is hidden in the sensible corner of your sundial. Have you tried looking at a calendar, or is that too useful?"},{"attempts":1,"completionTokens":30,"milliseconds":755.61852,"promptTokens":30,"region":"UK South","startedAt":1767225665442,"status":200,"text":"Sure, why not? Have you tried looking at a watch, or is that too gentle? My sources say time, and my sources are capable."},{"attempts":1,"completionTokens":41,"milliseconds":905.142765,"promptTokens":30,"region":"UK South","startedAt":1767225666198,"status":200,"text":"Well, well. You''re welcome, I guess. Somewhere out there a compass knows everything about time. Do come back when you need something capable. The answer is hidden in the careful corner of your manual."},{"attempts":1,"completionTokens":51,"milliseconds":1072.101198,"promptTokens":30,"region":"UK South","startedAt":1767225667103,"status":200,"text":"Sure, why not? I would help, but time is so very practical. Let me check my demanding phone; no, still nothing. Truly, time has never been in more practical hands. It is always time o''clock somewhere, I suppose."},{"attempts":2,"completionTokens":53,"milliseconds":55220.858251,"promptTokens":30,"region":"UK South","retryAfter":54,"startedAt":1767225668175,"status":200,"text":"Sure, why not? Asking a compass would have been delicate, but here we are. Truly, time has never been in more remarkable hands. My sources say time, and my sources are modest. I left my watch in my other server, so no luck."},{"attempts":1,"completionTokens":35,"milliseconds":830.911866,"promptTokens":30,"region":"UK South","startedAt":1767225723396,"status":200,"text":"Let me guess, your clock is broken. I could calculate it by hand, or you could glance at your screen. Time well spent, for at least one of us."}]');
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 VALUES('runs','runs_by_lab','3 3 1');
INSERT INTO sqlite_stat1 VALUES('runs','sqlite_autoindex_runs_1','3 1');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('runs',3);
CREATE INDEX runs_by_lab ON runs(lab, id);
CREATE INDEX runs_running ON runs(status) WHERE status = 'running';
CREATE INDEX outputs_by_step ON outputs(step_id);
CREATE INDEX requests_by_step ON requests(step_id);
CREATE INDEX metrics_by_step ON metrics(step_id);
CREATE INDEX assertions_by_step ON assertions(step_id);
CREATE INDEX charts_by_step ON charts(step_id);
CREATE INDEX state_by_step ON state(step_id);
CREATE VIEW v_history AS
  SELECT runs.id AS run, lab, status, started_at, duration_ms, clock_duration_ms,
    (SELECT count(*) FROM steps WHERE run_id = runs.id) AS steps,
    (SELECT count(*) FROM steps WHERE run_id = runs.id AND steps.status = 'passed') AS steps_passed,
    (SELECT count(*) FROM assertions JOIN steps ON steps.id = step_id WHERE run_id = runs.id)
      AS assertions,
    (SELECT count(*) FROM assertions JOIN steps ON steps.id = step_id
      WHERE run_id = runs.id AND NOT passed) AS assertions_failed,
    (SELECT count(*) FROM requests JOIN steps ON steps.id = step_id WHERE run_id = runs.id) AS requests,
    seed, mode, git_commit, note
  FROM runs ORDER BY run DESC;
COMMIT;
PRAGMA application_id = 1279345235;
PRAGMA user_version = 1;
