#!/bin/sh
# proof.sh BIN: the full numbers, with date and machine.
set -eu
bin=$1
date -u '+Firstline, full numbers, %F %H:%M UTC'
echo "$(nproc) cores, $(uname -m), $("$bin/python" -V)"
echo
echo "== Kills: 100 times kill -9 =="
KILLS=100 "$bin/python" -m pytest -q -s tests/scenarios/test_kills.py
echo
echo "== Nothing internal leaks: 5,000 messages, edits and presses at a desk whose group changes =="
CHATTER=5000 CHATTER_SEED=0 "$bin/python" -m pytest -q -s tests/scenarios/test_chatter.py
echo
echo "== Kills at each arrow: 100 times kill -9; a busy hour at the desk, agents answering =="
ARROWS=20 LOAD=200 "$bin/python" -m pytest -q -s tests/scenarios/test_arrows.py tests/scenarios/test_load.py
echo
echo "== Postfix before and behind it: 100 times kill -9 in the middle of mails =="
POSTFIX_KILLS=100 "$bin/python" -m pytest -q -s tests/scenarios/test_postfix.py
echo
echo "== A file too large for Telegram, by mail =="
LARGE=1 "$bin/python" -m pytest -q -s tests/scenarios/test_contents.py -k too_large
echo
echo "== Knowledge base: unseen questions =="
"$bin/python" -m pytest -q -s tests/kb/test_unseen.py tests/routing/test_language.py
KB_CASES=50000 "$bin/python" -m pytest -q tests/kb/test_properties.py
echo
echo "== Reading mail: 555 real mails; 100,000 broken ones =="
"$bin/python" -m tests.bench.mail_score tests/mail_corpus
MUTATIONS=100000 "$bin/python" -m pytest -q -s tests/channels/mail/test_mutated.py
echo
echo "== 1,000 automatic replies and 1,000 delivery reports cause no mail =="
ROBOTS=1000 "$bin/python" -m pytest -q -s tests/scenarios/test_robots.py -k flood
echo
echo "== An agent's day on the trial page, in English and Arabic =="
DAYS="en ar" "$bin/python" -m pytest -q -s tests/scenarios/test_try_day.py
echo
echo "== From git clone to the first automatic answer on the trial page =="
python3 tests/machine/first_answer.py 2>&1 | grep ' s  '
echo
echo "== A mailbox in which 10,000 mails wait =="
BACKLOG=10000 "$bin/python" -m pytest -q -s tests/channels/mail/test_imap.py -k backlog_is_taken
echo
echo "== Speed =="
"$bin/python" -m tests.bench.mail_flow
"$bin/python" -m tests.bench.growth
