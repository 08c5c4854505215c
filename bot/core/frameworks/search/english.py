"""What the search knows of English: terms that mean the same, and words that say nothing alone."""

SAME_MEANING = """
accountable, responsible, ownership, owner
agile, scrum, kanban, sprint
alert, alarm, pager
ambiguous, unclear, vague, uncertain, not well defined, ill defined
architecture, system design, systems design
automate, automation
uptime, downtime, availability
behaviour, behavior
blocked, blocker, unblock, stuck
boss, line manager, engineering manager
break down, split, slice, iterative steps, small steps
budget, cost, spending, money
build, built
bug, defect, fault
catalogue, catalog
ci, cd, ci cd, cicd, continuous integration, continuous delivery, continuous deployment, build pipeline
clean code, readable code
cloud, aws, azure, gcp
code review, pull request, merge request, pr, peer review
collaborate, teamwork, team work, cooperate, work together
communicate, communication
community, meetup
company, organisation, org
compliance, regulation, regulatory, audit
conference, public speaking, speaker, meetup
container, docker, kubernetes, k8s
cross team, across teams, multi disciplinary, cross functional, interdisciplinary
customer, client, user
dashboard, metric, monitor, observability, telemetry
database, db, sql, schema
deadline, due date, punctual
debug, troubleshoot, diagnose, root cause
decision, decide
delegate, entrust
deploy, release, ship, rollout, roll out
disaster recovery, backup, back up, restore
documentation, docs, document, runbook, wiki, readme
empathy, empathise, empathetic
estimate, estimation, forecast
experiment, prototype, proof of concept, poc, spike
fast, faster, quick, speed
feedback, critique
firewall, network
goal, objective, okr, target
growth, career, develop themselves
handover, hand over, hand off, handoff, knowledge transfer
hire, recruit, interview, candidate
honest, transparent, candid
idea, proposal, suggestion, rfc
incident, outage, fire, emergency, on call, out of hours, postmortem, post mortem
inclusion, inclusive, diversity, belonging
infrastructure as code, iac, terraform, cloudformation
initiative, proactive, self starter
judgement, judgment
junior, less experienced, graduate, apprentice
knowledge sharing, share knowledge, teach, help others learn
lead, leader, leadership, led
learn, study, training
licence, license
library, module, package
long term, roadmap
maintain, maintainable, upkeep
meeting, ritual, ceremony, standup, stand up, retrospective, retro
mentor, coach, buddy
negotiate, buy in, persuade, convince
new joiner, new starter, newcomer, newbie, onboard
nontechnical, non technical, lay people
open source, oss, external library, external technology
pair programming, pairing, pair, mob programming
performance, latency, bottleneck, slow
pragmatic, trade off, compromise
present, presentation, talk, demo
principle, culture
prioritise, priority, triage
programme, program
quality, best practice
queue, messaging, message consumer, kafka
refactor, clean up, rewrite
reliable, resilience, resilient, stability, robust, fault tolerant
requirement, specification, user need
risk, danger
scale, scalable, scalability
security, secure, vulnerability, infosec, cyber
senior, more experienced
simple, simplicity, straightforward
stakeholder, customer, business side
strategy, vision, roadmap
supplier, vendor, contractor, third party
team, squad
tech debt, technical debt, legacy, cruft
test, qa, tdd
ticket, task, user story
time management, manage time, own time
vpn, network
write, wrote, written, author
"""
"""A line for each meaning, its terms between commas. Forms of a word count as it: “mentor” is “mentoring” too."""

FUNCTION_WORDS = """
a about all also an and any are as at be been both but by can do does each every few for from has have i if in
into is it its many me more most my no not of on or other others our out over s several so some such than that
the their them there these they this those to up us very was we were will with you your
"""
"""They are not looked for beside other words: what decides about “over several teams” is “teams”."""
