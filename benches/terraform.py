#!/usr/bin/env python3
"""Terraform: what a check of modules costs beside their parse by hcl-edit, and how fast modules without anything of ours are passed over.

    terraform.py SSMLINT REF WORK [--rounds 9] [--mb 100]

Makes two workloads in the folder WORK, the same bytes each time: `modules`, 1,000 files with 500 associations in modules that call
each other, and `others`, so many megabytes of modules that make nothing in Systems Manager. Prints CPU time of the whole check
over that of the yardstick, which parses the same files with hcl-edit, round by round, its instructions where valgrind is at hand,
and megabytes a second. All on one thread. Standard library only.
"""
import argparse
import os
import pathlib
import random
import shutil
import statistics
import sys

from bench import once
from instructions import count

MODULES, CALLERS = 180, 20
SCHEDULES = ["rate(30 minutes)", "rate(1 day)", "rate(7 days)", "cron(0 2 ? * SUN *)", "cron(0 0/4 * * ? *)", "cron(15 13 ? * * *)"]
COMMANDS = ["yum update -y", "systemctl restart nginx", "df -h | sort", "journalctl --vacuum-time=7d", "echo done"]


def variables(r, names):
    kind = {"schedule": ('string', '"rate(1 day)"'), "targets": ("map(string)", '{\n    Role = "web"\n  }'), "enabled": ("bool", "true")}
    text = ""
    for name in names:
        shape, default = kind.get(name, ("string", f'"{name}-{r.randrange(1000)}"'))
        text += f'variable "{name}" {{\n  type        = {shape}\n  description = "What {name} is for the nodes of this module."\n  default     = {default}\n}}\n\n'
    return text


def versions(r):
    return f'terraform {{\n  required_version = ">= 1.{r.randrange(3, 9)}"\n\n  required_providers {{\n    aws = {{\n      source  = "hashicorp/aws"\n      version = "~> 5.{r.randrange(60)}"\n    }}\n  }}\n}}\n'


def others(r, number):
    name = f"r{number}"
    return r.choice([
        f'resource "aws_iam_role" "{name}" {{\n  name = "${{var.prefix}}-{name}"\n  assume_role_policy = jsonencode({{\n    Version = "2012-10-17"\n    Statement = [{{\n      Effect    = "Allow"\n      Action    = "sts:AssumeRole"\n      Principal = {{ Service = "ec2.amazonaws.com" }}\n    }}]\n  }})\n  tags = merge(local.tags, {{ Name = "{name}" }})\n}}\n\n',
        f'resource "aws_s3_bucket" "{name}" {{\n  bucket        = "${{var.prefix}}-{name}-${{data.aws_caller_identity.this.account_id}}"\n  force_destroy = var.enabled ? true : false # only outside of production\n  tags          = local.tags\n}}\n\n',
        f'resource "aws_instance" "{name}" {{\n  count         = var.enabled ? 2 : 0\n  ami           = data.aws_ami.this.id\n  instance_type = "t3.{r.choice(["micro", "small", "large"])}"\n  subnet_id     = element(var.subnets, count.index)\n\n  user_data = <<-EOT\n    #!/bin/bash\n    hostnamectl set-hostname ${{var.prefix}}-{name}\n    yum install -y amazon-ssm-agent\n  EOT\n\n  lifecycle {{\n    ignore_changes = [ami, user_data]\n  }}\n}}\n\n',
        f'data "aws_iam_policy_document" "{name}" {{\n  statement {{\n    actions   = ["s3:GetObject", "s3:PutObject"]\n    resources = ["${{aws_s3_bucket.logs.arn}}/*"]\n\n    condition {{\n      test     = "StringEquals"\n      variable = "aws:SourceAccount"\n      values   = [var.prefix]\n    }}\n  }}\n}}\n\n',
    ])


def document(r, number):
    name, steps = f"document_{number}", r.sample(COMMANDS, 3)
    head = f'resource "aws_ssm_document" "{name}" {{\n  name            = "${{var.prefix}}-{number}"\n  document_type   = "Command"\n'
    if r.random() < 0.5:
        lines = "".join(f"            - {step}\n" for step in steps)
        return head + f'  document_format = "YAML"\n\n  content = <<-DOC\n    schemaVersion: "2.2"\n    description: Runs for ${{var.prefix}}\n    mainSteps:\n      - action: aws:runShellScript\n        name: run\n        inputs:\n          runCommand:\n{lines}  DOC\n}}\n\n'
    lines = "".join(f'          "{step}",\n' for step in steps)
    return head + f'\n  content = jsonencode({{\n    schemaVersion = "2.2"\n    description   = "Runs for ${{var.prefix}}"\n    mainSteps = [{{\n      action = "aws:runShellScript"\n      name   = "run"\n      inputs = {{\n        runCommand = [\n{lines}        ]\n      }}\n    }}]\n  }})\n}}\n\n'


def association(r, number, documents):
    own = documents and r.random() < 0.4
    name = f"aws_ssm_document.document_{r.choice(documents)}.name" if own else '"AWS-RunShellScript"'
    when = r.choice(["var.schedule", "local.schedule", f'"{r.choice(SCHEDULES)}"'])
    given = "" if own else '\n  parameters = {\n    commands         = "echo ${var.prefix}"\n    workingDirectory = "/tmp"\n  }\n'
    targets = r.choice([
        '\n  targets {\n    key    = "tag:Role"\n    values = ["web", "db"]\n  }\n',
        '\n  dynamic "targets" {\n    for_each = var.targets\n\n    content {\n      key    = "tag:${targets.key}"\n      values = [targets.value]\n    }\n  }\n',
        '\n  targets {\n    key    = "InstanceIds"\n    values = [aws_instance.this.id]\n  }\n',
    ])
    more = r.choice(["", '  compliance_severity = "HIGH"\n', '  max_concurrency     = "10"\n  max_errors          = "1"\n', '\n  output_location {\n    s3_bucket_name = aws_s3_bucket.logs.id\n    s3_key_prefix  = "ssm"\n  }\n'])
    return f'resource "aws_ssm_association" "a{number}" {{\n  name                = {name}\n  association_name    = "${{var.prefix}}-{number}"\n  schedule_expression = {when}\n{more}{given}{targets}}}\n\n'


def modules(root):
    """MODULES folders and CALLERS that call them, five files each."""
    left = 500
    for module in range(MODULES):
        r = random.Random(f"terraform/{module}")
        some = min(left, 2 + (module % 9 < 7)) if module < MODULES - 1 else left
        left -= some
        documents = list(range(r.randrange(3)))
        main = "".join(document(r, at) for at in documents) + "".join(association(r, at, documents) for at in range(some))
        texts = {
            "main.tf": main + "".join(others(r, at) for at in range(3)),
            "variables.tf": variables(r, ["prefix", "schedule", "targets", "enabled", "region", "account"]),
            "locals.tf": f'locals {{\n  schedule = "{r.choice(SCHEDULES)}"\n  tags = {{\n    Module = "m{module}"\n    Team   = "${{var.prefix}}-ops"\n  }}\n}}\n',
            "outputs.tf": 'output "id" {\n  description = "The first association."\n  value       = aws_ssm_association.a0.association_id\n}\n',
            "versions.tf": versions(r),
        }
        write(root / f"modules/m{module}", texts)
    for caller in range(CALLERS):
        r = random.Random(f"terraform/caller/{caller}")
        called = range(caller * MODULES // CALLERS, (caller + 1) * MODULES // CALLERS)
        calls = "".join(f'module "m{at}" {{\n  source = "../../modules/m{at}"\n\n  prefix   = "e{caller}-{at}"\n  schedule = "{r.choice(SCHEDULES)}"\n}}\n\n' for at in called)
        texts = {
            "main.tf": calls,
            "network.tf": "".join(others(r, at) for at in range(6)),
            "variables.tf": variables(r, ["prefix", "region", "enabled"]),
            "outputs.tf": "".join(f'output "m{at}" {{\n  value = module.m{at}.id\n}}\n\n' for at in called),
            "versions.tf": versions(r),
        }
        write(root / f"live/e{caller}", texts)


def without(root, megabytes):
    """So many megabytes of modules that make nothing of ours."""
    size, folder = 0, 0
    while size < megabytes << 20:
        r = random.Random(f"terraform/others/{folder}")
        texts = {
            "main.tf": "".join(others(r, at) for at in range(40)),
            "variables.tf": variables(r, [f"name_{at}" for at in range(30)]),
            "versions.tf": versions(r),
        }
        texts["main.tf"] += 'module "network" {\n  source = "../network"\n}\n'
        write(root / f"m{folder}", texts)
        size, folder = size + sum(map(len, texts.values())), folder + 1


def write(folder, texts):
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("ssmlint")
    p.add_argument("ref")
    p.add_argument("work")
    p.add_argument("--rounds", type=int, default=9)
    p.add_argument("--mb", type=int, default=100)
    o = p.parse_args()
    ssmlint, ref, work = (str(pathlib.Path(path).resolve()) for path in (o.ssmlint, o.ref, o.work))
    root = pathlib.Path(work) / "terraform"
    shutil.rmtree(root, ignore_errors=True)
    modules(root / "modules")
    without(root / "others", o.mb)
    os.environ["RAYON_NUM_THREADS"] = "1"
    for name in ("modules", "others"):
        os.chdir(root / name)
        size = sum(path.stat().st_size for path in pathlib.Path().rglob("*.tf"))
        check = [ssmlint, "check", "--quiet", "--isolated", "--allow-empty", "."]
        rounds = []
        for number in range(o.rounds + 1):
            (_, own, status), (_, other, failed) = once(check), once([ref, "value", "."])
            if status or failed:
                sys.exit(f"{name}: ssmlint ended with {status}, the yardstick with {failed}")
            if number:
                rounds.append((own, other))
        own, other = (statistics.median(times) for times in zip(*rounds))
        ratio = statistics.median(own / other for own, other in rounds)
        print(f"{name}: {size / 1e6:.1f} MB, CPU {own * 1e3:.0f} ms, hcl-edit {other * 1e3:.0f} ms: {ratio:.2f} of its parse; {size / 1e6 / own:.0f} MB/s", flush=True)
    if shutil.which("valgrind"):
        own = count(root / "modules", [ssmlint, "check", "--quiet", "--isolated", "."])
        other = count(root / "modules", [ref, "value", "."])
        print(f"modules: {own:,} instructions, hcl-edit {other:,}: {own / other:.3f}")


if __name__ == "__main__":
    main()
