resource "aws_ssm_maintenance_window_task" "patch" {
  window_id       = "mw-0abc"
  task_type       = "RUN_COMMAND"
  task_arn        = "AWS-RunPatchBaseline"
  max_concurrency = "2"
  max_errors      = "1"

  targets {
    key    = "InstanceIds"
    values = ["i-0abc"]
  }

  task_invocation_parameters {
    # ten minutes
    run_command_parameters {
      timeout_seconds = 600

      parameter {
        name   = "Operation"
        values = ["Install"]
      }
    }
  }
}
