"""A handler of single task events, made after the description of AWS's walk-through for ECS and AWS Signer: for each event it looks up the
task definition, has notation verify every image in it, one process a container, and prints what came out.

A stand-in for the Lambda function around it: it takes a JSON array of events a line and answers with a line of what they cost.
Arguments: the notation executable, and how many events are handled at once, as Lambda would by so many environments."""

import concurrent.futures
import json
import resource
import subprocess
import sys
import time

import boto3

notation, at_once = sys.argv[1], int(sys.argv[2])
ecs = boto3.client("ecs")


def handler(event):
    definition = ecs.describe_task_definition(taskDefinition=event["detail"]["taskDefinitionArn"])["taskDefinition"]
    return {container["image"]: is_trusted(container["image"]) for container in definition["containerDefinitions"]}


def is_trusted(image):
    run = subprocess.run([notation, "verify", image], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(run.stdout, end="", file=sys.stderr)
    if run.returncode != 0:
        print(f"{image} failed signature verification.", file=sys.stderr)
    return run.returncode == 0


def cpu_seconds():
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


with concurrent.futures.ThreadPoolExecutor(at_once) as environments:
    for line in sys.stdin:
        events = json.loads(line)
        cpu, began = cpu_seconds(), time.perf_counter()
        verdicts = list(environments.map(handler, events))
        wall, cpu = time.perf_counter() - began, cpu_seconds() - cpu
        answer = {
            "WallMilliseconds": wall * 1000 / len(events),
            "CpuMilliseconds": cpu * 1000 / len(events),
            "Verifications": sum(len(verdict) for verdict in verdicts),
            "Trusted": {image: trusted for verdict in verdicts for image, trusted in verdict.items()},
        }
        print(json.dumps(answer), flush=True)
